// The list of files in preparation: asks how far they are until all are done.
import { updates } from "./api.js";
import * as parts from "./parts.js";

const LATER = 10_000;

async function refresh() {
  const answer = await updates(0, "");
  if (!answer.error) parts.show(answer.parts);
  const ms = answer.error ? LATER : answer.next_ms;
  if (ms) setTimeout(refresh, ms);
}

if (document.body.dataset.next) setTimeout(refresh, Number(document.body.dataset.next));

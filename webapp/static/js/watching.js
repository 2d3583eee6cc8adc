// A trainer's view of a running shift: asks for what changed, and keeps what is being typed.
import { updates } from "./api.js";
import * as ending from "./ending.js";
import * as parts from "./parts.js";

const LATER = 15_000;
let timer = null;

function later(ms) {
  clearTimeout(timer);
  timer = setTimeout(refresh, ms);
}

async function refresh() {
  const answer = await updates(0, new URLSearchParams(location.search).get("case") || "");
  if (answer.debrief) return ending.tell(answer.debrief, document.querySelector(".watch-state"), "there is nothing more to watch.");
  if (!answer.error) parts.show(answer.parts);
  return later(answer.next_ms || LATER);
}

later(Number(document.body.dataset.next));
window.addEventListener("focus", refresh);
window.addEventListener("online", refresh);

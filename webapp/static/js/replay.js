// Plays a case back. Every line says since when it was so (data-at) and, where it ceased, until when (data-until);
// nothing is worked out here but what to show. Without this the page shows everything, as it stood at the end.
const TICK = 250;
const SETTLE = { 1: 4000, 4: 2000, 16: 1000 }; // with reduced motion it goes from moment to moment, one each so many ms

const last = (series, at) => series.filter(([when]) => when <= at).at(-1);
const two = (number) => String(number).padStart(2, "0");

function clock(seconds) {
  const whole = Math.floor(seconds);
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return whole >= 3600 ? `+${Math.floor(whole / 3600)}:${rest}` : `+${rest}`;
}

function spoken(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds % 60)];
  return `${minutes} ${minutes === 1 ? "minute" : "minutes"} ${rest} ${rest === 1 ? "second" : "seconds"}`;
}

/** Wire the player of a case, and give how to show an element that has not happened yet. */
export function start(root) {
  const player = root.querySelector("[data-player]");
  const part = (name) => root.querySelector(`[data-${name}]`);
  const slider = part("scrub");
  const [end, x, wide] = [root.dataset.end, root.dataset.x, root.dataset.wide].map(Number);
  const [moods, heats] = [JSON.parse(root.dataset.moods), JSON.parse(root.dataset.heats)];
  const limit = Number(slider.max);
  const timed = [...root.querySelectorAll("[data-at], [data-until]")];
  const counters = [...root.querySelectorAll("[data-over]")].map((one) => [one, JSON.parse(one.dataset.over)]);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let now = limit;
  let timer = null;

  const chosen = (name) => player.querySelector(`[name=${name}]:checked`).value;
  const list = () => [...root.querySelectorAll(chosen("view") === "public" ? ".thread > li" : ".story > li")];
  const since = (one) => Math.max(0, Number(one.dataset.at));
  const moments = () => [...new Set([0, ...list().map(since), limit])].sort((a, b) => a - b);
  const say = (words) => (part("said").textContent = words);

  function standing() {
    const mood = last(moods, now);
    const heat = last(heats, now);
    const told = [mood ? `${root.dataset.person}’s mood ${mood[1]} of 100` : `${root.dataset.person} has not come yet`];
    if (heat) told.push(`the crowd’s heat ${heat[1]} of 100`);
    return told.join(" · ");
  }

  function tellLater() {
    const to = list().filter((one) => since(one) > now);
    part("later").hidden = to.length === 0;
    if (to.length) part("later").textContent = `Not yet: ${to.length} more, the next at ${clock(Math.min(...to.map(since)))}.`;
  }

  function show(at) {
    now = Math.max(0, Math.min(at, limit));
    // The last place of the slider lies up to one step behind the end, so that what came last is always reached.
    for (const one of timed) {
      one.hidden = Number(one.dataset.at ?? 0) > now || now >= Number(one.dataset.until ?? Infinity);
    }
    for (const one of root.querySelectorAll("[data-gone]")) one.classList.toggle("gone", now >= Number(one.dataset.gone));
    for (const dot of root.querySelectorAll("[data-when]")) dot.classList.toggle("later", Number(dot.dataset.when) > now);
    for (const [one, series] of counters) {
      const [, views, likes, reposts] = last(series, now) ?? series[0];
      one.textContent = `${views} views · ${likes} likes · ${reposts} reposts`;
    }
    const shown = Math.min(now, end);
    part("playhead").setAttribute("transform", `translate(${x + (wide * shown) / Math.max(end, 1)} 0)`);
    part("playhead").setAttribute("visibility", now < limit ? "visible" : "hidden");
    slider.value = now;
    slider.setAttribute("aria-valuetext", `${spoken(shown)}, ${standing()}`);
    part("clock").textContent = clock(shown);
    part("moment").textContent = standing();
    tellLater();
  }

  function follow(before) {
    const fresh = list().filter((one) => since(one) > before && since(one) <= now).at(-1);
    const words = root.querySelector(".words-card").getBoundingClientRect();
    if (fresh && words.top < innerHeight * 0.7) fresh.scrollIntoView({ block: "nearest" });
  }

  function pause(words = `Paused at ${clock(Math.min(now, end))}`) {
    if (timer === null) return;
    clearInterval(timer);
    timer = null;
    player.classList.remove("playing");
    part("play").setAttribute("aria-label", "Play");
    say(words);
  }

  function tick() {
    const before = now;
    const next = moments().find((one) => one > now) ?? limit;
    show(still.matches ? next : now + (Number(chosen("speed")) * TICK) / 1000);
    follow(before);
    if (now >= limit) pause("The end of the shift");
  }

  function play() {
    if (now >= limit) show(0);
    timer = setInterval(tick, still.matches ? SETTLE[chosen("speed")] : TICK);
    player.classList.add("playing");
    part("play").setAttribute("aria-label", "Pause");
    say(`Playing at ${chosen("speed")} times speed`);
  }

  function move(by) {
    pause();
    const places = moments();
    const to = by > 0 ? places.find((one) => one > now) : places.filter((one) => one < now).at(-1);
    show(to ?? now);
    const line = list().findLast((one) => !one.hidden);
    say(`${clock(Math.min(now, end))}. ${(line?.querySelector("p:not([hidden])")?.textContent ?? "").trim().slice(0, 120)}`);
  }

  /** Go to where an element has happened, in the view that shows it. */
  function reveal(element) {
    if (!root.contains(element)) return;
    if (element.closest(".agentview")) view("agent");
    const line = element.closest("[data-at][hidden]");
    if (line) {
      pause();
      show(Math.max(now, since(line)));
    }
  }

  function view(name) {
    player.querySelector(`[name=view][value=${name}]`).checked = true;
    root.dataset.view = name;
    tellLater();
  }

  slider.addEventListener("input", () => {
    pause();
    show(Number(slider.value));
  });
  player.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.move) move(Number(button.dataset.move));
    else if (button) timer === null ? play() : pause();
  });
  player.addEventListener("change", (event) => {
    if (event.target.name === "view") view(event.target.value);
    if (event.target.name === "speed" && timer !== null) {
      clearInterval(timer);
      play();
    }
  });
  addEventListener("beforeprint", () => {
    pause();
    show(limit);
  });
  view("agent");
  player.hidden = false;
  show(limit);
  return { reveal };
}

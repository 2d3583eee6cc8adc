// The shift is over: say so and show the way on, without taking anybody away from what they are writing.
let told = false;

const DRAFTS = "nothing more can be sent. Your drafts are kept in this browser.";

/** Say once, at the end of `place`, that the shift is over and what that means, with a link to `debrief`. */
export function tell(debrief, place, meaning = DRAFTS) {
  if (told) return;
  told = true;
  const link = document.createElement("a");
  link.className = "btn solid";
  link.href = debrief;
  link.textContent = "Read the debrief";
  const notice = document.createElement("p");
  notice.className = "over";
  notice.role = "alert";
  place.append(notice);
  notice.append(`This shift is over: ${meaning} `, link);
}

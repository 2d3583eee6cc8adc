// The warm-up's steps in one table. A step is done when the real thing was done on the page; nothing here acts for
// anybody. `done` and `instead` are asked with `desk`: the case that is open (`case`) and whether it was opened by hand
// (`opened`), the words and mode of the composer, `is(selector)` for what is on the page, and `did(kind, case)` for a
// command that arrived since the step began. A step `about` a case first leads back to it.
export const WHOSE = { tin: "Oona’s case", hours: "Bryn’s case" };
const TAKE_BACK = 'form[data-command="withdraw"] button';

/** The steps at the desk, in order. `show` names the controls to be pointed at; the first that is there is taken. */
export const DESK = [
  {
    name: "open",
    title: "Open what burns most",
    says: "The queue puts first whoever has used up most of their waiting time. Open the top case.",
    show: ['.item[data-case="tin"]'],
    done: (desk) => desk.opened === "tin",
    instead: [(desk) => desk.opened !== null && desk.opened !== "tin", "That one can wait a little longer. Open the case of the missing tin."],
  },
  {
    name: "read",
    about: "tin",
    title: "Read it, then say how urgent it is",
    says: "Read what Oona wrote. Is she in danger, in a hurry, or can she wait? Choose a priority above her post; it is yours to judge.",
    show: ['#part-head select[name="priority"]'],
    done: (desk) => desk.did("tag", "tin"),
  },
  {
    name: "write",
    about: "tin",
    title: "Write her one line",
    says: "Something honest, in your own words. Nothing leaves the desk while you write.",
    show: ["#draft"],
    done: (desk) => desk.did("reply", "tin") || (desk.case === "tin" && desk.mode === "public" && desk.words.split(/\s+/).length > 3),
    instead: [(desk) => desk.mode !== "public", "Choose Public reply, then write her one honest line."],
  },
  {
    name: "mode",
    title: "See who would read it",
    says: "The colour, the edge and the button say who reads your words: now it is everyone. Choose another mode and watch them change.",
    show: ["#composer input[name=mode]:checked"],
    done: (desk) => desk.mode !== "public",
  },
  {
    name: "post",
    about: "tin",
    title: "Post it for everyone",
    says: "Each mode keeps its own draft: go back to Public reply and your line is there. Post it. You then have ten seconds to think again.",
    show: ["#composer:not(:has(#m-public:checked)) #m-public", "#send"],
    done: (desk) => desk.did("reply", "tin") || desk.did("offer_move", "tin"),
    instead: [(desk) => desk.mode !== "public", "This mode has a draft of its own. Go back to Public reply, where your line is kept, and post it."],
  },
  {
    name: "back",
    about: "tin",
    title: "Take it back",
    says: "Nobody has seen it yet. Press Take back under your post before the ten seconds are over.",
    show: [TAKE_BACK, "#draft"],
    done: (desk) => desk.did("withdraw"),
    instead: [(desk) => !desk.is(TAKE_BACK), "Sent is sent: the ten seconds are over. Post another line and take that back, or skip this step. Pause stops the seconds too."],
  },
  {
    name: "move",
    about: "tin",
    title: "Ask her to move, and say why",
    says: "To send her tin you need her order number, and that is not for everyone to read. Choose “ask to move to secure chat” beside “and”, say why in one line, and post it.",
    show: ["#composer:has(#m-public:checked) #offers", "#m-public"],
    done: (desk) => desk.did("offer_move", "tin"),
    instead: [(desk) => desk.mode !== "public", "She is asked where she can see it: choose Public reply first."],
  },
  {
    name: "next",
    title: "While she reads, take the next one",
    says: "Oona answers in her own time. Open Bryn’s case: he asks about Saturday.",
    show: ['.item[data-case="hours"]'],
    done: (desk) => desk.opened === "hours",
  },
  {
    name: "fact",
    about: "hours",
    title: "Answer with a fact",
    says: "Do not guess. Under Knowledge, on the customer’s side, look for Saturday and press Insert beside the fact.",
    show: ["#know-search"],
    done: (desk) => desk.did("reply", "hours") || desk.facts.some((fact) => desk.words.includes(fact.trim())),
  },
  {
    name: "answer",
    about: "hours",
    title: "Make it sound like you",
    says: "Greet him, tidy the line, and post it for everyone: nothing in it is private, so nobody has to move.",
    show: ["#draft"],
    done: (desk) => desk.did("reply", "hours"),
  },
  {
    name: "ahead",
    title: "Jump over the quiet",
    says: "When nothing needs you, Skip ahead goes to the next thing that happens. Press it until somebody called “talking kettle” turns up.",
    show: ['.top form[data-command="wait"] button'],
    done: (desk) => desk.is("#item-joke"),
  },
  {
    name: "leave",
    title: "Leave one alone",
    says: "Open the kettle’s case. It asks for nothing. On the customer’s side open Leave it alone, give a reason, and close it.",
    show: ['#case-state[data-case="joke"] ~ .doing #do-leave[open] input', '#case-state[data-case="joke"] ~ .doing #do-leave summary', '.item[data-case="joke"]'],
    done: (desk) => desk.did("leave_alone", "joke"),
  },
  {
    name: "finish",
    title: "Finish, and read what it was worth",
    says: "That is the desk. Go on with Oona if you like: she may have said yes. Or press Finish and read the debrief.",
    show: ['.top form[action$="/finish"] button'],
    done: () => false,
  },
];

/** The one step at the debrief. */
export const DEBRIEF = [
  {
    name: "finding",
    title: "Read one finding",
    says: "Every judgement points at words or choices, says why, and shows something better. Go to the first one: press ] or Show me.",
    show: [".find.crit", ".find.hurt:not(:has(.chip))", ".find.hurt", ".find"],
    done: (desk) => desk.is(".find:focus, .find :focus"),
  },
];

/** What is said when no step is left. */
export const OVER = {
  name: "over",
  title: "That was the warm-up",
  show: [".find:focus"],
  says: "Read on here as long as you like. The next shift runs without a guide.",
};

"""What a member of the public sees of a whole shift: every thread, the brand's own posts, and what people talk about.

Nothing authored and nothing private is in here: no title, id or kind of a case, no record, no room, no note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from simulator.scenario import Scenario
from simulator.scene import Scene
from simulator.state import Message, ShiftState
from simulator.timing import seen_at
from webapp.counters import Counters, counters
from webapp.desk.story import sender
from webapp.desk.threads import Place, places

PARTS = ("clock", "posts", "talk")
"""The parts of the page that change while a shift runs; each has a template of this name."""
MINUTE, HOUR, DAY = 60, 3600, 86_400
LATELY = 600.0
"""The seconds within which a reply is new."""
TALKED_ABOUT = 5
LOUDNESS: tuple[tuple[int, str], ...] = (
    (5000, "Everyone is talking about this"),
    (500, "Spreading fast"),
    (40, "Picking up"),
    (0, "Quiet"),
)
"""How loud a thread is, by the views that it gained lately; the first that it reaches."""
GROWING, LOUD = 40, 500
CROWD = 3
"""How many answers it takes, besides, for a thread to stand out."""


@dataclass(frozen=True)
class Post:
    """One public post. `said` is None where a post is gone that others had answered: a gap, with nobody's name."""

    event: int
    age: str
    said: Message | None = None
    name: str = ""
    handle: str = ""
    by_brand: bool = False
    depth: int = 0
    to: str = ""
    counters: Counters | None = None
    replies: int = 0
    pinned: bool = False


@dataclass(frozen=True)
class Thread:
    """A post and all that was said under it, each answer below what it answers; `newest` is its latest second."""

    posts: list[Post]
    newest: float
    people: int = 0
    lately: int = 0
    gained: int = 0

    @property
    def first(self) -> Post:
        """Give the post that can be linked to: the first that is there."""
        return next(post for post in self.posts if post.said)

    @property
    def replies(self) -> int:
        """Give how many answers there are."""
        return sum(1 for post in self.posts if post.said and post is not self.posts[0])

    @property
    def loudness(self) -> str:
        """Give in words how fast the thread spreads."""
        return next(word for least, word in LOUDNESS if self.gained >= least)

    @property
    def loud(self) -> bool:
        """Tell whether the thread stands out."""
        return self.gained >= LOUD and self.replies >= CROWD


@dataclass(frozen=True)
class Feed:
    """The public's page: what is pinned, the threads by newest activity, and those that grow fastest."""

    pinned: list[Post]
    threads: list[Thread]
    talk: list[Thread]

    @property
    def size(self) -> int:
        """Give how many posts can be read."""
        return len(self.pinned) + sum(1 for thread in self.threads for post in thread.posts if post.said)


def feed(scenario: Scenario, state: ShiftState, now: float) -> Feed:
    """Give what the public sees at a time, in virtual seconds."""
    cases = [thread for case in scenario.cases if (thread := _case_thread(scenario, case.id, state, now))]
    stated = [_statement(scenario, state, said, now) for said in state.statements]
    pinned = [post for post in stated if post.pinned][-1:]
    alone = [Thread([replace(post, pinned=False)], _at(post)) for post in stated if post not in pinned]
    threads = sorted([*cases, *alone, *_marketing(scenario, state, now)], key=lambda one: (-one.newest, -_last(one)))
    grown = sorted((one for one in cases if one.gained >= GROWING), key=lambda one: (-one.gained, -one.newest))
    return Feed(pinned, threads, grown[:TALKED_ABOUT])


def age(seconds: float) -> str:
    """Give how long ago something was, as networks say it: now, 4 min, 3 h, 2 d."""
    whole = int(seconds)
    if whole < MINUTE:
        return "now"
    if whole < HOUR:
        return f"{whole // MINUTE} min"
    return f"{whole // HOUR} h" if whole < DAY else f"{whole // DAY} d"


def _case_thread(scenario: Scenario, case: str, state: ShiftState, now: float) -> Thread | None:
    """Give the thread of a case; None if the public sees nothing of it."""
    went = state.cases.get(case)
    if went is None:
        return None
    scene = Scene(scenario, scenario.case(case), went, state, final=False)
    said = [one for one in went.messages if one.channel == "public" and not one.statement and _out(one, now)]
    visible = [one for one in said if _there(one)]
    if not visible:
        return None
    posts = [_post(scene, one, now) for one in said]
    return Thread(
        posts=_below_each_other(posts, places(said)),
        newest=max(one.at for one in visible),
        people=len({one.handle for one in visible if one.by in ("customer", "bystander")}),
        lately=sum(1 for one in visible if one is not said[0] and now - one.at < LATELY),
        gained=max(counters(scene, one, now).gained for one in visible),
    )


def _out(said: Message, now: float) -> bool:
    """Tell whether words have left the house: a reply can be taken back until then."""
    return not said.withdrawn and (said.by != "agent" or said.statement or said.seen or now >= seen_at(said))


def _there(said: Message) -> bool:
    return said.hidden_at is None and said.deleted_at is None


def _post(scene: Scene, said: Message, now: float) -> Post:
    if not _there(said):
        return Post(event=said.event, age="")
    name, handle = sender(scene.scenario, said)
    return Post(
        event=said.event, age=age(now - said.at), said=said, name=name, handle=handle,
        by_brand=said.by in ("agent", "brand"), counters=counters(scene, said, now),
    )  # fmt: skip


def _below_each_other(posts: list[Post], stands: dict[int, Place]) -> list[Post]:
    """Give a thread's posts with every answer below what it answers; a gone post stays only where it was answered."""
    by_event = {post.event: post for post in posts}
    paths: dict[int, tuple[int, ...]] = {}
    for event in by_event:
        paths[event] = (*paths.get(stands[event].parent or 0, ()), event)
    kept = {event for post in posts if post.said for event in paths[post.event]}
    answers = Counter(stands[post.event].parent for post in posts if post.said)
    found: list[Post] = []
    for event in sorted(kept, key=paths.__getitem__):
        place = stands[event]
        unclear = place.unclear_below(found[-1].event if found else None)
        to = by_event[place.parent].handle if place.parent is not None and unclear else ""
        found.append(replace(by_event[event], depth=place.depth, to=to, replies=answers[event]))
    return found


def _statement(scenario: Scenario, state: ShiftState, said: Message, now: float) -> Post:
    """Give a statement; where it was made in a case, its counters follow that case's crowd."""
    name, handle = sender(scenario, said)
    host = next((one for one in state.cases.values() if any(each.event == said.event for each in one.messages)), None)
    counted = None
    if host is not None:
        counted = counters(Scene(scenario, scenario.case(host.id), host, state, final=False), said, now)
    return Post(
        event=said.event, age=age(now - said.at), said=said, name=name, handle=handle, by_brand=True,
        counters=counted, pinned=said.pinned,
    )  # fmt: skip


def _marketing(scenario: Scenario, state: ShiftState, now: float) -> Iterator[Thread]:
    """Give the scheduled posts of the brand that went out. They have no event number of their own in the state."""
    for index in sorted(state.marketing):
        made = scenario.brand.marketing[index]
        said = Message(event=-1 - index, at=made.at, by="brand", channel="public", text=made.text)
        name, handle = scenario.brand.name, scenario.brand.handle
        post = Post(event=said.event, age=age(now - made.at), said=said, name=name, handle=handle, by_brand=True)
        yield Thread([post], made.at)


def _at(post: Post) -> float:
    return post.said.at if post.said else 0.0


def _last(thread: Thread) -> int:
    return max(post.event for post in thread.posts)

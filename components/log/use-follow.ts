import { type MouseEvent, type UIEvent, useRef, useState, type WheelEvent } from "react";

const nearPx = 10;

export type Follow = ReturnType<typeof useFollow>;

/** Staying at the end while it grows: let go by any move up, taken up again by coming back to the end. */
export function useFollow(initially: boolean) {
  const [isFollowing, setFollowing] = useState(initially);
  const last = useRef({ top: 0, height: 0 });

  function onScroll({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent<HTMLElement>) {
    const before = last.current;
    last.current = { top: scrollTop, height: scrollHeight };
    const isAtEnd = scrollHeight - clientHeight - scrollTop <= nearPx;
    if (scrollTop > before.top && isAtEnd) setFollowing(true);
    // What gets shorter by folding moves up by itself.
    else if (scrollTop < before.top && scrollHeight >= before.height && !isAtEnd) setFollowing(false);
  }

  const held = useRef(false);

  /** While text is being selected nothing may move away under the pointer; afterwards only a mere click goes on following. */
  function onMouseDown({ target }: MouseEvent) {
    held.current = isFollowing && target instanceof Element && target.closest("[data-line]") !== null;
    if (held.current) setFollowing(false);
  }

  function onMouseUp() {
    if (held.current && window.getSelection()?.isCollapsed) setFollowing(true);
    held.current = false;
  }

  function onWheel({ deltaY }: WheelEvent) {
    if (deltaY < 0) setFollowing(false);
  }

  return { isFollowing, setFollowing, moves: { onScroll, onWheel, onMouseDown, onMouseUp } };
}

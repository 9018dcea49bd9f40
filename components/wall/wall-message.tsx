import { Mark, type MarkState } from "@/components/progress/mark";

interface WallMessageProps {
  mark: MarkState;
  title: string;
  about?: string;
}

/** Where there is nothing to show: what is the matter, for whoever passes by. */
export function WallMessage({ mark, title, about }: WallMessageProps) {
  return (
    <div role="status" className="grid content-center justify-items-start gap-[1.6em] px-[4em]">
      <Mark state={mark} className="size-[6em]" />
      <p className="phrase text-[4.4em] leading-[1.15] font-semibold tracking-tight">{title}</p>
      {about && <p className="phrase max-w-[38em] text-[2.2em] text-ink-2">{about}</p>}
    </div>
  );
}

import { ArrowRight } from "lucide-react";
import { cn } from "@/lib/cn";
import type { PropertyChange } from "@/lib/domain/stack-change";
import type { PreviewText } from "@/lib/text/en/preview";
import { previewText } from "@/lib/text/parts/preview";
import { useTextPart } from "@/lib/text/text-part";

interface PropertyListProps {
  properties: readonly PropertyChange[];
  /** So many more that are not told. */
  more: number;
}

/** Each property from what it is to what it will be, and why. */
export function PropertyList({ properties, more }: PropertyListProps) {
  const words = useTextPart(previewText);
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-1.5 pt-1 pb-0.5 text-xs">
      {properties.map((property) => (
        <li
          key={property.name}
          className="grid grid-cols-[minmax(0,1fr)] gap-x-3 desk:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]"
        >
          <span className="font-mono text-ink-2 wrap-anywhere">{property.name}</span>
          <span className="min-w-0">
            <Values property={property} words={words} />
            <span className="text-ink-3">{whyOf(property, words)}</span>
          </span>
        </li>
      ))}
      {more > 0 && <li className="text-ink-3">{words.more(more)}</li>}
    </ul>
  );
}

function Values({ property: { before, after, recreation }, words }: { property: PropertyChange; words: PreviewText }) {
  // Of what comes as a whole there is nothing before, and of what goes nothing after.
  const isWhole = recreation === undefined && (before === undefined || after === undefined);
  const value = (of: string | undefined) => (
    <code className="wrap-anywhere whitespace-pre-wrap">{shown(of, words)}</code>
  );
  if (before === undefined && after === undefined) return null; // AWS tells tags without their values
  if (isWhole) return <span className="mr-2">{value(after ?? before)}</span>;
  return (
    <span className="mr-2 inline-flex max-w-full flex-wrap items-center gap-x-1.5">
      <span className="sr-only">{words.before} </span>
      <del className={cn("min-w-0 text-ink-3 decoration-ink-3/60", before === undefined && "no-underline")}>
        {value(before)}
      </del>
      <ArrowRight size={12} aria-hidden="true" className="shrink-0 text-ink-3" />
      <span className="sr-only">{words.after} </span>
      <ins className="min-w-0 font-[550] no-underline">{value(after)}</ins>
    </span>
  );
}

const stars = /^\*+$/;

/** CloudFormation hides what a template calls secret, and Slipway the values of variables from who may not deploy. */
function shown(value: string | undefined, words: PreviewText): string {
  if (value === undefined) return words.absent;
  if (value === "" || stars.test(value)) return words.hidden;
  return value.includes("{{changeSet:KNOWN_AFTER_APPLY}}") ? words.known : value;
}

function whyOf({ cause, drift }: PropertyChange, words: PreviewText): string {
  const because = cause && words.causes[cause.source](cause.entity ?? "");
  return [because, drift?.actual && words.changedPast(drift.actual)].filter(Boolean).join(", ");
}

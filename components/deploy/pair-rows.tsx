import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/cn";
import { useDraftForm } from "./draft-form";

interface Pair {
  id: number;
  name: string;
  value: string;
}

interface PairWords {
  name: string;
  value: string;
  nameOf: (row: number) => string;
  valueOf: (row: number) => string;
  add: string;
  remove: (name: string) => string;
}

interface PairRowsProps {
  legend: ReactNode;
  /** The path of the list in the input of the deploy, and how its members are called there. */
  field: string;
  members: { name: string; value: string };
  words: PairWords;
  pairs: readonly Pair[];
  onChange: (pairs: Pair[]) => void;
  /** The id of a list of values to pick from. */
  valueList?: string;
  children?: ReactNode;
}

/** A list of names with a value each. */
export function PairRows({ legend, pairs, onChange, children, ...row }: PairRowsProps) {
  const { errorOf } = useDraftForm();
  const { field, words } = row;

  function add() {
    const id = Math.max(-1, ...pairs.map((pair) => pair.id)) + 1;
    onChange([...pairs, { id, name: "", value: "" }]);
  }

  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1.25 font-medium">{legend}</legend>
      {pairs.map((pair, index) => (
        <PairRow
          key={pair.id}
          {...row}
          row={index}
          pair={pair}
          onChange={(next) => onChange(pairs.map((other) => (other.id === next.id ? next : other)))}
          onRemove={() => onChange(pairs.filter(({ id }) => id !== pair.id))}
        />
      ))}
      <p className="text-failed empty:hidden">{errorOf(field)}</p>
      {children}
      <Button onClick={add} className="justify-self-start">
        <Plus size={14} aria-hidden="true" />
        {words.add}
      </Button>
    </fieldset>
  );
}

interface PairRowProps extends Pick<PairRowsProps, "field" | "members" | "words" | "valueList"> {
  row: number;
  pair: Pair;
  onChange: (pair: Pair) => void;
  onRemove: () => void;
}

function PairRow({ field, members, words, valueList, row, pair, onChange, onRemove }: PairRowProps) {
  const { errorOf, touch } = useDraftForm();
  const nameField = `${field}.${row}.${members.name}`;
  const valueField = `${field}.${row}.${members.value}`;
  const error = errorOf(nameField) ?? errorOf(valueField);
  const errorId = error && `${field}.${row}-error`;
  const plain = { autoComplete: "off", autoCapitalize: "none", spellCheck: false, "aria-describedby": errorId };

  return (
    <div
      className={cn(
        "grid items-center gap-1.5",
        valueList ? "grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]" : "grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]",
      )}
    >
      <Input
        {...plain}
        name={nameField}
        aria-label={words.nameOf(row + 1)}
        aria-invalid={errorOf(nameField) ? true : undefined}
        placeholder={words.name}
        value={pair.name}
        onChange={(event) => onChange({ ...pair, name: event.target.value })}
        onBlur={() => pair.name !== "" && touch(nameField)}
        className="font-mono desk:text-xs"
      />
      <Input
        {...plain}
        name={valueField}
        list={valueList}
        aria-label={words.valueOf(row + 1)}
        aria-invalid={errorOf(valueField) ? true : undefined}
        placeholder={words.value}
        value={pair.value}
        onChange={(event) => onChange({ ...pair, value: event.target.value })}
        onBlur={() => pair.value !== "" && touch(valueField)}
        className="font-mono desk:text-xs"
      />
      <Button look="quiet" size="icon" aria-label={words.remove(pair.name)} onClick={onRemove}>
        <X size={14} aria-hidden="true" />
      </Button>
      {error && (
        <p id={errorId} className="col-span-full flex gap-1.5 text-failed">
          <Mark state="failed" className="mt-0.5 size-3.5" />
          {error}
        </p>
      )}
    </div>
  );
}

import { RadioGroup } from "radix-ui";
import { cn } from "@/lib/cn";

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  className?: string;
}

/** One of few, all in sight. */
export function Segmented<Value extends string>({ label, value, options, onChange, className }: SegmentedProps<Value>) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(chosen) => onChange(chosen as Value)}
      orientation="horizontal"
      className={cn("inline-flex rounded-md inset-ring inset-ring-control", className)}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          className={cn(
            "min-h-7 flex-1 border-line-2 px-2.5 whitespace-nowrap text-ink-2 not-last:border-r first:rounded-l-md last:rounded-r-md max-desk:min-h-9",
            "data-[state=checked]:bg-primary-tint data-[state=checked]:font-[550] data-[state=checked]:text-primary",
            "data-[state=checked]:inset-ring data-[state=checked]:inset-ring-primary",
          )}
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}

const piles = Array.from({ length: 10 }, (_, index) => ({ x: 20 + index * 70, top: 304 + index * 17.5 }));
const ripples =
  "M40 464H210M300 464H420M590 464H700M0 488H90M180 488H330M470 488H560M70 512H240M380 512H470M640 512H720M10 536H140M280 536H430";

/** A ship on the slip, about to be let go: the only picture in the product. */
export function Ship() {
  return (
    <svg
      viewBox="0 0 720 560"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      fill="none"
      className="absolute inset-x-0 bottom-0 h-auto w-full max-desk:hidden"
    >
      <g stroke="var(--line-2)" strokeWidth="3">
        {piles.map(({ x, top }) => (
          <path key={x} d={`M${x} ${top}V560`} />
        ))}
      </g>
      <path d="M0 440H720V560H0z" fill="var(--accent-tint)" opacity=".86" />
      <path d="M0 440H720" stroke="var(--accent)" strokeWidth="2" />
      <path d={ripples} stroke="var(--accent)" strokeWidth="1.2" opacity=".45" />
      <g transform="rotate(14 130 322)">
        <path d="M-200 322H900" stroke="var(--ink)" strokeWidth="5" />
        <path d="M-200 334H900" stroke="var(--ink-3)" strokeWidth="1.5" />
        <path
          d="M128 320V290M208 320V290M288 320V290M368 320V290M428 320V290M116 319H452"
          stroke="var(--ink)"
          strokeWidth="7"
        />
        <path d="M84 160H524L470 270Q460 292 436 292H108Q84 292 84 268z" fill="var(--ink)" />
        <path d="M84 236H486.7L470 270Q460 292 436 292H108Q84 292 84 268z" fill="var(--accent)" />
        <path d="M84 230H489.6L486.7 236H84z" fill="var(--sunken)" />
        <path d="M120 160V112H250V160M146 112V74H206V112" stroke="var(--ink)" strokeWidth="5" strokeLinejoin="round" />
      </g>
    </svg>
  );
}

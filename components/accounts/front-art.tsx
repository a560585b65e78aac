const walked = "M-20 640H150C210 640 220 560 280 560H390C450 560 455 300 505 300";

/** The product's one drawing at its largest: from lead to adoption. Decoration, so nobody hears it. */
export function FrontArt() {
  return (
    <aside aria-hidden="true" className="relative hidden overflow-hidden border-l border-line bg-bg lg:block">
      <svg className="absolute inset-0 size-full" viewBox="0 0 720 900" preserveAspectRatio="xMidYMid slice">
        <g fill="none" strokeLinecap="round" strokeWidth="4">
          <path d={`${walked}H760`} stroke="var(--line-strong)" strokeDasharray="1 12" />
          <path d={walked} stroke="var(--fill)" />
        </g>
        <Station x={96} y={640} name="Lead" />
        <Station x={330} y={560} name="Deal won" />
        <g transform="translate(505 300)">
          <circle r="19" fill="var(--bg)" stroke="var(--accent)" strokeWidth="3" />
          <circle r="10" fill="var(--accent)" />
          <text x="-34" y="-4" textAnchor="end" fontSize="17" fontWeight="600" fill="var(--accent-text)">Go-live</text>
          <text x="-34" y="16" textAnchor="end" fontSize="13" fill="var(--ink-3)">on the day that was promised</text>
        </g>
        <g transform="translate(640 300)">
          <circle r="8" fill="var(--bg)" stroke="var(--line-control)" strokeWidth="3" />
          <text y="36" textAnchor="middle" fontSize="15" fill="var(--ink-3)">Adoption</text>
        </g>
      </svg>
      <p className="absolute top-12 left-12 text-2xl/9 font-medium">What was promised is what is built.<br />What is built is what gets used.</p>
    </aside>
  );
}

function Station({ x, y, name }: { x: number; y: number; name: string }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r="8" fill="var(--fill)" />
      <text y="36" fontSize="15" fontWeight="500" fill="var(--ink)">{name}</text>
    </g>
  );
}

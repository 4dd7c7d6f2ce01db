/** Style of the report page; every pair of colours has a contrast of at least 4.5 in both schemes. */
export const pageStyle = `
:root { --text: #1d2430; --ground: #ffffff; --line: #c9d0da; --soft: #f3f5f8; --link: #0b5cad;
  --good: #14632d; --known: #6b4c00; --bad: #a3161b; --idle: #4c5666; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8ecf2; --ground: #14181f; --line: #3b4453; --soft: #1d232c; --link: #8abfff;
    --good: #7fdc9b; --known: #f0c766; --bad: #ff9b9b; --idle: #b3bdcc; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1.5rem 4rem; max-width: 75rem; color: var(--text); background: var(--ground);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0.5rem 0; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1rem; }
a { color: var(--link); } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: 0.5rem; }
.counts { list-style: none; display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; padding: 0; }
.badge { border: 1px solid currentColor; border-radius: 0.25rem; padding: 0 0.4rem; font-size: 0.85rem; white-space: nowrap; }
.conforms { color: var(--good); } .waived { color: var(--known); } .deviates, .error { color: var(--bad); font-weight: 700; }
.untested, .inapplicable, .inconclusive { color: var(--idle); }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: 0.93rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; border-bottom: 1px solid var(--line); }
thead th { background: var(--soft); } tbody th { white-space: nowrap; font-weight: 600; }
article { border-left: 4px solid var(--bad); padding: 0.1rem 1rem; margin: 1rem 0; background: var(--soft); }
pre { overflow-x: auto; background: var(--ground); border: 1px solid var(--line); padding: 0.5rem; } small { color: var(--idle); }
dt { font-weight: 600; } dd { margin: 0 0 0.4rem; overflow-wrap: anywhere; }
`;

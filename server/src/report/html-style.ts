/** The report's style sheet: system fonts, light and dark, readable in print. Contrast of text is at least 4.5 to 1 in both. */
export const style = `
:root{color-scheme:light dark;--back:#fff;--text:#1d2329;--soft:#59636e;--line:#d5dae0;--panel:#f5f7f9;--bar:#4a7fb5;--link:#0b5cad;
--error:#b3261e;--warning:#8a5a00;--information:#0b5cad;--hint:#59636e;--mark:#ffe8a3;--ins:#d7f2dd}
@media (prefers-color-scheme:dark){:root{--back:#14181c;--text:#e3e7eb;--soft:#a3adb8;--line:#39424b;--panel:#1c2228;--bar:#5b94cf;--link:#85baf2;
--error:#ff8a80;--warning:#f2bd57;--information:#85baf2;--hint:#a3adb8;--mark:#5c4a12;--ins:#1d4a2a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.5rem;background:var(--back);color:var(--text);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:0;font-size:1.7rem}h2{margin:2.5rem 0 .75rem;font-size:1.3rem}h3{margin:1.75rem 0 .5rem;font-size:1.05rem}
header p{margin:.25rem 0 1.25rem;color:var(--soft)}
a{color:var(--link)}code{font-size:.85em;color:var(--soft)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;margin:0}
.tiles div{padding:.75rem 1rem;background:var(--panel);border:1px solid var(--line);border-radius:.5rem}
.tiles dt{color:var(--soft);font-size:.85rem}.tiles dd{margin:0;font-size:1.6rem;font-weight:600;font-variant-numeric:tabular-nums}
.error dd,.severity.error{color:var(--error)}.warning dd,.severity.warning{color:var(--warning)}
.information dd,.severity.information{color:var(--information)}.hint dd,.severity.hint{color:var(--hint)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(30rem,100%),1fr));gap:1rem 2rem;margin-top:2rem}
.bars{width:100%;border-collapse:collapse;align-self:start;table-layout:fixed;font-size:.9rem}
.bars caption{text-align:left;font-weight:600;font-size:1.05rem;padding-bottom:.35rem}
.bars thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.bars th{width:48%;padding:.15rem .75rem .15rem 0;text-align:left;font-weight:400;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.bars td{display:flex;align-items:center;gap:.5rem;padding:.15rem 3rem .15rem 0}
.bar{display:block;height:.9rem;min-width:1px;background:var(--bar);border-radius:2px}
.value{margin-right:-3rem;min-width:2.5rem;font-variant-numeric:tabular-nums}
details{border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;padding:.5rem .9rem}
summary{cursor:pointer}details[open] summary{margin-bottom:.5rem}
.count{display:inline-block;min-width:2rem;padding:0 .5rem;background:var(--panel);border:1px solid var(--line);border-radius:1rem;text-align:center;font-size:.85rem;font-weight:600}
.evidence{padding:.1rem 1rem;background:var(--panel);border-radius:.5rem}
.places{columns:2 24rem;padding-left:1.2rem;font-size:.9rem}.places li{break-inside:avoid}
article ol{margin:0;padding-left:1.5rem}article li{margin-bottom:1rem}article p{margin:.15rem 0}
blockquote{margin:.25rem 0;padding:.3rem .8rem;border-left:3px solid var(--line)}
.line{color:var(--soft);font-size:.85rem;margin-right:.4rem}
mark{background:var(--mark);color:inherit;border-radius:2px}ins{background:var(--ins);text-decoration:none;border-radius:2px}
.severity{font-weight:600}
li:target,details:target{outline:2px solid var(--link);outline-offset:4px}
@media print{body{max-width:none}details::details-content{content-visibility:visible}}
`

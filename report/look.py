"""The report's look: one style sheet for the screen and for A4 paper."""

STYLE = """
:root{--ink:#1d2733;--soft:#5b6773;--line:#d9dee4;--deep:#1f3a5f;--wash:#f4f6f9}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:1000px;padding:0 28px 60px;color:var(--ink);background:#fff;
font:15px/1.55 "Noto Sans","Segoe UI","Helvetica Neue",Arial,"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",
"WenQuanYi Micro Hei",sans-serif}
header{border-top:6px solid var(--deep);padding:34px 0 8px}
.kind{margin:0;color:var(--soft);font-size:13px;letter-spacing:.04em}
h1{margin:4px 0 6px;font-size:32px;line-height:1.2;color:var(--deep);font-weight:650;overflow-wrap:anywhere}
.note{margin:0;color:var(--soft);white-space:pre-line;overflow-wrap:anywhere}
.facts{display:flex;flex-wrap:wrap;gap:12px;margin:22px 0 6px}
.facts div{flex:1 1 130px;background:var(--wash);border-left:3px solid var(--deep);padding:10px 14px}
.facts b{display:block;font-size:22px;line-height:1.2;color:var(--deep);font-variant-numeric:tabular-nums}
.facts span{font-size:12.5px;color:var(--soft)}
nav{margin:22px 0 0;padding:14px 20px;border:1px solid var(--line)}
nav h2{margin:0 0 6px;font-size:15px;border:0;padding:0}
nav ol{margin:0;padding-left:22px;columns:2;column-gap:36px}
nav a{color:var(--deep);text-decoration:none}
nav a:hover{text-decoration:underline}
h2{margin:46px 0 14px;padding-bottom:7px;border-bottom:2px solid var(--deep);font-size:22px;line-height:1.25;
color:var(--deep)}
h2 .no{display:inline-block;min-width:1.5em;color:#8794a3;font-weight:400}
h3{margin:28px 0 8px;font-size:16.5px;color:var(--deep)}
h4{margin:0 0 4px;font-size:15px;color:var(--deep)}
p{margin:8px 0 12px}
.lead{font-size:16px}
.small,.notes{font-size:12.5px;color:var(--soft)}
.notes{margin:4px 0 0}
ul{margin:8px 0 14px;padding-left:20px}
li{margin:4px 0}
.key li{margin:7px 0;font-size:16px}
.key{background:var(--wash);padding:14px 22px 14px 38px;border-left:3px solid var(--deep)}
.missing{background:#fbf7ec;border-left:3px solid #c9a227;padding:9px 14px 9px 32px;color:#5a4a12}
figure{margin:18px 0 24px;break-inside:avoid;page-break-inside:avoid}
figure svg{display:block;width:100%;height:auto;max-height:1220px}
figcaption{margin-top:7px;font-size:13px;color:var(--soft)}
figcaption b,.cap b{color:var(--deep);margin-right:.35em}
.table{margin:18px 0 24px;overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:13px;line-height:1.4;font-variant-numeric:tabular-nums}
.cap{margin:0 0 7px;font-size:13px;color:var(--soft);break-after:avoid;page-break-after:avoid}
th{padding:6px 8px;border-bottom:1.5px solid var(--deep);text-align:left;vertical-align:bottom;font-weight:600;
color:var(--deep)}
td{padding:5px 8px;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}
th.n,td.n{text-align:right}
td.n{white-space:nowrap}
td.high{background:#dce8f5;font-weight:600}
td.low{color:#7b8794;font-style:italic}
td.strong{font-weight:600}
.tight{font-size:12px}
.params td{overflow-wrap:anywhere}
.tight th,.tight td{padding:4px 5px}
sup{font-size:.72em;line-height:0;color:var(--soft)}
[title]{cursor:help}
.box{border:1px solid var(--line);border-left:3px solid var(--deep);
padding:12px 16px 8px;margin:12px 0}
.box p{margin:2px 0 8px}
.box ol{margin:6px 0;padding-left:22px}
.box li{margin:5px 0;break-inside:avoid;page-break-inside:avoid}
.box .why{color:var(--soft);font-size:13px}
.tag{display:inline-block;background:var(--wash);border:1px solid var(--line);padding:0 7px;border-radius:9px;
font-size:11.5px;color:var(--soft)}
.formula{font-family:"Cambria Math","STIX Two Math","Latin Modern Math",Cambria,Georgia,serif;font-size:15.5px;
background:var(--wash);padding:2px 8px;white-space:normal}
dl{margin:8px 0}
dt{break-after:avoid;page-break-after:avoid;font-weight:600;color:var(--deep);margin-top:10px}
dd{margin:2px 0 0 0}
@page{size:A4;margin:16mm 15mm 17mm}
/* Chinese breaks between any two letters: a name stays whole, and a heading is no pillar of single letters */
:lang(zh) td:first-child{word-break:keep-all}
:lang(zh) th{min-width:3.4em}
@media print{
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{max-width:none;padding:0;font-size:10pt;line-height:1.45}
header{padding-top:6mm}
h1{font-size:25pt}
h2{font-size:15pt;margin:0 0 8pt;break-after:avoid;page-break-after:avoid}
h3{font-size:11.5pt}
h3,h4{break-after:avoid;page-break-after:avoid}
section.page{break-before:page;page-break-before:always}
section{margin-top:14pt}
nav h2{margin:0 0 4pt;font-size:11pt}
.key li,.lead{font-size:10.5pt}
figure svg{max-height:226mm}
figcaption,.cap,.small,.notes{font-size:8.5pt}
table{font-size:8.5pt}
.tight{font-size:7.6pt}
.tight th,.tight td{padding:2.5pt 3pt}
h2+p{break-after:avoid;page-break-after:avoid}
.table{overflow:visible;margin:10pt 0 14pt}
thead{display:table-header-group}
tr{break-inside:avoid;page-break-inside:avoid}
p,li{orphans:3;widows:3}
nav a{color:inherit}
}
""".replace("\n", "")

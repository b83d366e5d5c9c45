<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SpatialDemand</name>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source> (but {fields})</source>
        <translation>（仅有 {fields}）</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source> (part {part} of {count})</source>
        <translation>（第 {part} 部分，共 {count} 部分）</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source> They are listed at the end of this chapter.</source>
        <translation>详见本章末尾。</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source> They ask about what this study does not measure: {topics}.</source>
        <translation>它们所涉及而本研究未测度的内容：{topics}。</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source> and {count} more</source>
        <translation>以及另外 {count} 个</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source> people</source>
        <translation> 人</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <location filename="../../ui/charts/commutewords.py"/>
        <source> points</source>
        <translation> 个百分点</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>&amp;Attributes</source>
        <translation>属性(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>&amp;Bands (km)</source>
        <translation>距离分段 (km)(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>&amp;Capacity</source>
        <translation>容量(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>&amp;Class</source>
        <translation>类别(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>&amp;Copy as a table</source>
        <translation>复制为表格(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>&amp;Copy as qgis_process command</source>
        <translation>复制为 qgis_process 命令(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>&amp;Copy chart</source>
        <translation>复制图表(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>&amp;Demand</source>
        <translation>需求(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>&amp;Detour</source>
        <translation>绕行系数(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>&amp;Distance (km)</source>
        <translation>距离 (km)(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Expression…</source>
        <translation>表达式(&amp;E)…</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>&amp;Firms</source>
        <translation>企业(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>&amp;Floors</source>
        <translation>层数(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>&amp;Flows</source>
        <translation>通勤流(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>&amp;Home zone</source>
        <translation>居住小区(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>&amp;Hubs</source>
        <translation>枢纽(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>&amp;Id</source>
        <translation>编号(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>&amp;Jobs</source>
        <translation>岗位(&amp;J)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>&amp;Join within</source>
        <translation>接入距离(&amp;J)</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>&amp;Live</source>
        <translation>实时(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Load…</source>
        <translation>载入(&amp;L)…</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>&amp;Method</source>
        <translation>方法(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Method's own</source>
        <translation>方法默认(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>&amp;New set-up</source>
        <translation>新建设置(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>&amp;Places</source>
        <translation>场所(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>&amp;Population</source>
        <translation>人口(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <location filename="../../ui/resultspanel.py"/>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>&amp;Second source</source>
        <translation>第二数据源(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>&amp;Table</source>
        <translation>表格(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>&amp;Ways</source>
        <translation>道路(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>&amp;Weight by</source>
        <translation>加权图层(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>&amp;Work zone</source>
        <translation>工作小区(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>&amp;Zones</source>
        <translation>小区(&amp;Z)</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>&amp;keep last</source>
        <translation>保留上次(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>'{before}' and '{after}' are results of different algorithms, they have no field in common that tells anything{but}: choose two results of one algorithm.</source>
        <translation>“{before}”与“{after}”是不同算法的结果，没有可资比较的共同字段{but}：请选择同一算法的两个结果。</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>'{before}' and '{after}' have no division_id in common ({old} before, {new} after): give both runs divisions with the same ids (DIVISION_ID).</source>
        <translation>“{before}”与“{after}”没有共同的 division_id（之前 {old}，之后 {new}）：两次运行的分区请使用相同编号（DIVISION_ID）。</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>'{before}' and '{after}' have no number and no text in common that could be compared: choose two results of one algorithm.</source>
        <translation>“{before}”与“{after}”没有可比较的共同数值或文本：请选择同一算法的两个结果。</translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>'{field}' is text and no number</source>
        <translation>“{field}”是文本，不是数字</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>'{layer}' has edits that are not saved: save them first.</source>
        <translation>“{layer}”有未保存的编辑：请先保存。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>'{layer}' is gone</source>
        <translation>“{layer}”已不存在</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>'{layer}' is in memory only: save it to a file first.</source>
        <translation>“{layer}”仅在内存中：请先保存为文件。</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>'{layer}' is {what} too, and as such read once and not after every change: run the study for that.</source>
        <translation>“{layer}”同时用作{what}，作为后者只读取一次，不随每次改动更新：要计入其变化，请运行研究。</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>'{layer}' lacks {fields}</source>
        <translation>“{layer}”缺少 {fields}</translation>
    </message>
    <message>
        <location filename="../../ui/runner.py"/>
        <source>'{layer}' was removed while it was being read: choose another layer and run again.</source>
        <translation>“{layer}”在读取过程中被移除：请另选图层后重新运行。</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>'{path}' cannot be opened any more: run again.</source>
        <translation>“{path}”已无法打开：请重新运行。</translation>
    </message>
    <message>
        <location filename="../../layers/stream.py"/>
        <source>'{path}' cannot be read with the filter {filter}: correct the layer's filter.</source>
        <translation>“{path}”无法按过滤条件 {filter} 读取：请更正图层的过滤条件。</translation>
    </message>
    <message>
        <location filename="../../layers/studyfile.py"/>
        <location filename="../../processing/begun.py"/>
        <source>'{path}' cannot be written ({reason}): choose another file.</source>
        <translation>“{path}”无法写入（{reason}）：请另选文件。</translation>
    </message>
    <message>
        <location filename="../../layers/studyfile.py"/>
        <source>'{path}' cannot be written ({reason}): close what has it open, make room on its disk, or choose another file.</source>
        <translation>“{path}”无法写入（{reason}）：请关闭占用它的程序，腾出磁盘空间，或另选文件。</translation>
    </message>
    <message>
        <location filename="../../ui/replacing.py"/>
        <source>'{path}' cannot be written ({reason}): close what has it open, or choose another file.</source>
        <translation>“{path}”无法写入（{reason}）：请关闭占用它的程序，或另选文件。</translation>
    </message>
    <message>
        <location filename="../../layers/studyfile.py"/>
        <location filename="../../ui/commands.py"/>
        <source>'{path}' cannot be written: choose another file.</source>
        <translation>“{path}”无法写入：请另选文件。</translation>
    </message>
    <message>
        <location filename="../../processing/begun.py"/>
        <source>'{path}' could not be written whole: make room on its disk, or choose another place or format.</source>
        <translation>“{path}”未能完整写入：请腾出磁盘空间，或另选位置或格式。</translation>
    </message>
    <message>
        <location filename="../../ui/running.py"/>
        <source>'{path}' holds the results that are to stay: choose another file, or let them be replaced.</source>
        <translation>“{path}”存放着要保留的结果：请另选文件，或允许替换。</translation>
    </message>
    <message>
        <location filename="../../report/tables.py"/>
        <source>'{path}' is no GeoPackage that can be read; choose the file that a study wrote.</source>
        <translation>“{path}”不是可读取的 GeoPackage；请选择研究写出的文件。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/study.py"/>
        <source>'{path}' is the file of '{other}' too; choose another.</source>
        <translation>“{path}”同时也是“{other}”的文件；请另选。</translation>
    </message>
    <message>
        <location filename="../../processing/destinations.py"/>
        <source>'{path}' may not be written; choose another file or folder.</source>
        <translation>“{path}”不允许写入；请另选文件或文件夹。</translation>
    </message>
    <message>
        <location filename="../../processing/destinations.py"/>
        <source>'{path}' would cut field names to ten bytes; write a GeoPackage (.gpkg).</source>
        <translation>“{path}”会把字段名称截断为十个字节；请写入 GeoPackage（.gpkg）。</translation>
    </message>
    <message>
        <location filename="../../processing/destinations.py"/>
        <source>'{path}' would lose rows without a geometry, and the order of rows; write a GeoPackage (.gpkg).</source>
        <translation>“{path}”会丢失没有几何的行，也会打乱行的顺序；请写入 GeoPackage（.gpkg）。</translation>
    </message>
    <message>
        <location filename="../../layers/csvfile.py"/>
        <location filename="../../layers/stream.py"/>
        <source>'{path}': {read} of {count} records could be read; check the file.</source>
        <translation>“{path}”：{count} 条记录中只能读取 {read} 条；请检查文件。</translation>
    </message>
    <message>
        <location filename="../../ui/scenarios.py"/>
        <source>'{table}' cannot be kept: {why}</source>
        <translation>“{table}”无法保留：{why}</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>'{table}' of '{path}' cannot be opened: run again.</source>
        <translation>“{path}”的“{table}”无法打开：请重新运行。</translation>
    </message>
    <message>
        <location filename="../../layers/messages.py"/>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>, and {division} lost most, {people}</source>
        <translation>；减少最多的是{division}，减少 {people}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>, {lq}× the area's share</source>
        <translation>，为全域占比的 {lq} 倍</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>. </source>
        <translation>；</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>0: all are served; 50: nobody is</source>
        <translation>0：全部得到服务；50：无人得到服务</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>1 id stands twice</source>
        <translation>1 个编号重复</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>1 indicator ready</source>
        <translation>1 项指标可用</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>1 rule</source>
        <translation>1 条规则</translation>
    </message>
    <message>
        <location filename="../../processing/lifecircle.py"/>
        <source>15-minute,living circle,walking,coverage,facilities,nearest,elderly,children,services</source>
        <translation>15分钟,生活圈,步行,覆盖,设施,最近,老年人,儿童,服务,living circle</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>1: all three alike; 0: one alone</source>
        <translation>1：三类相当；0：只有一类</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>2SFCA: everybody in the limit alike</source>
        <translation>2SFCA：时限内一视同仁</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>90th percentile</source>
        <translation>第 90 百分位</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <location filename="../../report/facilities.py"/>
        <location filename="../../report/page.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>; among those of them who work here the crowd that stands out most is ‘{crowd}’: {share} %, {times} times its share in all commuters</source>
        <translation>；其中在此工作者中最突出的人群为“{crowd}”：占 {share} %，为其在全部通勤者中占比的 {times} 倍</translation>
    </message>
    <message>
        <location filename="../../processing/odflows.py"/>
        <source>&lt;p&gt;Commuters from each division to each, and from and to the outside: lines, a matrix, and the balance of jobs
and housing. The origin is always home, the destination work. Outside places are the regions of a layer, where
one is given, else 'elsewhere', drawn at the mean place of its commuters, of fewer than ten in the middle of its 2 km
cell.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Flows&lt;/b&gt;: a line for each pair with commuters; a flow within a division is a short loop. share_of_origin
is per cent of the origin's employed residents, NULL for outside origins. &lt;b&gt;Matrix&lt;/b&gt;: every pair, 0
included.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Balance&lt;/b&gt;: employed residents E (home here), jobs J (work here), job ratio J / E, self-containment =
within / E and self-sufficiency = within / J (per cent), balance = 1 - |J - E| / (J + E) (0 to 1), outbound and
inbound commuters across the study area's boundary, and the outside places with most of them. NULL means
unknown; &lt;i&gt;reason&lt;/i&gt; says why.&lt;/p&gt;</source>
        <translation>&lt;p&gt;各分区之间以及与外部之间的通勤者：连线、矩阵以及职住平衡。起点总是居住地，终点总是工作地。外部地点为所给图层中的区域，未给出时为“其他地区”，画在其通勤者的平均位置；不足十人时画在所在 2 km 单元的中心。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;通勤流&lt;/b&gt;：每对有通勤者的地点一条线；分区内部的通勤流为一个小环。share_of_origin 为占起点就业居民的百分比，起点在外部时为 NULL。&lt;b&gt;矩阵&lt;/b&gt;：全部地点对，包括 0。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;职住平衡&lt;/b&gt;：就业居民 E（居住在此）、岗位 J（工作在此）、职住比 J / E、居民本地就业率 = within / E、岗位本地居民率 = within / J（百分比）、平衡度 = 1 - |J - E| / (J + E)（0 至 1）、跨越研究范围边界的流出与流入通勤者，以及其中人数最多的外部地点。NULL 表示未知；&lt;i&gt;reason&lt;/i&gt; 说明原因。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>&lt;p&gt;Everything in one run: crowd profile, change between two dates, commuting, facilities, living circles, the
value chain and customised demand, from your layers into one GeoPackage with styles, and one report.&lt;/p&gt;
&lt;p&gt;Only what its layers are given for is run; what is missing is said. LEAVE_OUT names steps that are not wanted:
change, bands, flows, commuters, commute_map, demand, circles, industry, chain, products.&lt;/p&gt;
&lt;p&gt;With MIN_COUNT each table also withholds what those before it would give away. That nobody commutes somewhere, or
has a facility in reach, is shown.&lt;/p&gt;
&lt;p&gt;Each input is read and placed once. The names of the parameters are those of the single algorithms, whose help
tells of formulas, units (shares in per cent) and why a value is NULL.&lt;/p&gt;
&lt;p&gt;Without preset files the indicators, facility types, crowds and rules are the default ones, made for Lingang, a new
town near Shanghai. For another place give your own: INDICATORS_FILE; with a population at an earlier date
COMPOSITION_FILE; with facilities TYPES_FILE and CROWDS_FILE; and for what to build RULES_FILE.&lt;/p&gt;
&lt;p&gt;The study's tables: profile, change, bands, flows, matrix, balance, commuters_table, commute_map, demand, circles,
industry, chain, products, each with its table; &lt;b&gt;parameters&lt;/b&gt; and &lt;b&gt;ledger&lt;/b&gt;, with which the run can be repeated
and checked.&lt;/p&gt;</source>
        <translation>&lt;p&gt;一次运行完成全部内容：人群画像、两个时点之间的变化、通勤、设施、生活圈、价值链与定制化需求，由您的图层得到一个带样式的 GeoPackage 和一份报告。&lt;/p&gt;
&lt;p&gt;只运行已给出图层的部分；缺少什么会作说明。LEAVE_OUT 列出不需要的步骤：change、bands、flows、commuters、commute_map、demand、circles、industry、chain、products。&lt;/p&gt;
&lt;p&gt;设定 MIN_COUNT 时，每个表还会隐去可由之前各表推算出的内容。某处无人通勤、无人可达某类设施，这类数值照常显示。&lt;/p&gt;
&lt;p&gt;每项输入只读取和落位一次。参数名称与各单项算法相同，公式、单位（占比为百分比）以及数值为 NULL 的原因见各算法的帮助。&lt;/p&gt;
&lt;p&gt;未给出预设文件时，指标、设施类型、人群与规则均为针对上海临港新城的默认设置。用于其他地区时请给出自己的文件：INDICATORS_FILE；有较早时点人口时为 COMPOSITION_FILE；有设施时为 TYPES_FILE 与 CROWDS_FILE；建设建议为 RULES_FILE。&lt;/p&gt;
&lt;p&gt;研究的表：profile、change、bands、flows、matrix、balance、commuters_table、commute_map、demand、circles、industry、chain、products，各附明细表；另有 &lt;b&gt;parameters&lt;/b&gt; 与 &lt;b&gt;ledger&lt;/b&gt;，可据以重复和核对该次运行。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>&lt;p&gt;How each division's crowds changed between two dates. Both inputs are outputs of &lt;i&gt;Crowd profile&lt;/i&gt;, made
with the same divisions and indicators; divisions are matched by their id.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Growth&lt;/b&gt; (per cent) = 100 x (population after - before) / before. &lt;b&gt;Growth share&lt;/b&gt; (per cent) = the
division's change / the area's change x 100; NULL where the area's population does not change.&lt;br&gt; &lt;b&gt;Change&lt;/b&gt;
of an indicator = share after - share before, in percentage points, for each division, division type and the
whole area.&lt;/p&gt;
&lt;p&gt;A division that only one of the two has is listed with NULL changes and the reason. With a limit k, a change
of fewer than k people is withheld, and with it the population before and after.&lt;/p&gt;
&lt;p&gt;Output fields: population_before, population_after, population_change (people), growth, growth_share (per
cent), and for each indicator its _change (percentage points).&lt;/p&gt;</source>
        <translation>&lt;p&gt;各分区的人群在两个时点之间如何变化。两个输入均为&lt;i&gt;人群画像&lt;/i&gt;的输出，由相同的分区与指标得出；分区按编号匹配。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;增长率&lt;/b&gt;（百分比）= 100 x (之后人口 - 之前人口) / 之前人口。&lt;b&gt;增长贡献&lt;/b&gt;（百分比）= 分区人口变化 / 全域人口变化 x 100；全域人口不变时为 NULL。&lt;br&gt; 指标的&lt;b&gt;变化&lt;/b&gt; = 之后占比 - 之前占比，以百分点计，分别给出各分区、各分区类型与全域。&lt;/p&gt;
&lt;p&gt;只在其中一个输入中存在的分区，列出时变化为 NULL，并附原因。设定限值 k 时，人数变化小于 k 的予以隐去，其之前与之后的人口也一并隐去。&lt;/p&gt;
&lt;p&gt;输出字段：population_before、population_after、population_change（人口），growth、growth_share（百分比），以及各指标的 _change（百分点）。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/commutebands.py"/>
        <source>&lt;p&gt;How far people travel to work, for each division on two sides: &lt;i&gt;home&lt;/i&gt;, its residents who commute, and
&lt;i&gt;work&lt;/i&gt;, those who work in it; for the whole area also &lt;i&gt;all&lt;/i&gt;, each related commute once.&lt;/p&gt;
&lt;p&gt;Home and work are a line's ends, four coordinate fields, or two zone ids looked up in a zone layer. Distances
are geodesic, in km, or come from a field. Two ends in one polygon zone are 0.5 x square root of its area apart;
between a point zone and itself the distance is unknown.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Directions&lt;/b&gt;: within (home and work in one division), between (in two), outbound (home here, work
outside), inbound (home outside, work here); those with neither end here are counted and left out.&lt;br&gt;
&lt;b&gt;Bands&lt;/b&gt;: the lower limit belongs to the band; &lt;b&gt;extreme&lt;/b&gt;: at or beyond 40 km one way. Shares are per
cent of the level and side's total. Mean, median and P90 are weighted by commuters, unknown distances left
out.&lt;/p&gt;
&lt;p&gt;Output fields for side home and work: _total, _within, _between, _external (commuters), _mean_km, _median_km,
_p90_km, _extreme (per cent) and _extreme_lq, and a share for each band. NULL means unknown; the table's
&lt;i&gt;reason&lt;/i&gt; says why.&lt;/p&gt;</source>
        <translation>&lt;p&gt;各分区的通勤距离，分两侧统计：&lt;i&gt;home&lt;/i&gt; 为居住在该分区的通勤者，&lt;i&gt;work&lt;/i&gt; 为在该分区工作者；全域另有 &lt;i&gt;all&lt;/i&gt;，每条相关通勤只计一次。&lt;/p&gt;
&lt;p&gt;居住地与工作地可以是线的两端、四个坐标字段，或在小区图层中查找的两个小区编号。距离为椭球面距离，以 km 计，也可取自字段。两端在同一面状小区内时，距离取 0.5 x 面积的平方根；点状小区与其自身之间的距离未知。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;流向&lt;/b&gt;：within（居住与工作在同一分区）、between（在两个分区）、outbound（居住在内、工作在外）、inbound（居住在外、工作在内）；两端均不在内的只计数，不参与计算。&lt;br&gt;
&lt;b&gt;距离分段&lt;/b&gt;：下限归入本段；&lt;b&gt;极端通勤&lt;/b&gt;：单程 40 km 及以上。占比为该层级、该侧总数的百分比。均值、中位数与 P90 按通勤人数加权，距离未知的不计入。&lt;/p&gt;
&lt;p&gt;home 与 work 两侧的输出字段：_total、_within、_between、_external（通勤人数），_mean_km、_median_km、_p90_km，_extreme（百分比）与 _extreme_lq，以及各距离段的占比。NULL 表示未知；表中的 &lt;i&gt;reason&lt;/i&gt; 说明原因。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>&lt;p&gt;The industrial living circle: within 1 km of an industrial site, production, research and living services
should meet.&lt;/p&gt;
&lt;p&gt;For each site the places within the radius (straight line) are counted by class, or their amounts added up (such as
$area). &lt;b&gt;Balance&lt;/b&gt; = Shannon entropy of the three shares / ln 3: 1 where all three are alike, 0 where one stands
alone, NULL where nothing stands. &lt;b&gt;Complete&lt;/b&gt;: all three stand there.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Divisions&lt;/b&gt; and &lt;b&gt;table&lt;/b&gt;: sites, the mean balance of those that have one, and the sites that are complete in
per cent. &lt;b&gt;Sites&lt;/b&gt;: every field of the source, circle_production, circle_research, circle_living
(number or amount) and their shares (per cent), circle_balance, circle_complete, circle_reason. Places outside the
divisions count all the same.&lt;/p&gt;</source>
        <translation>&lt;p&gt;产业生活圈：在产业用地周边 1 km 内，生产、研发与生活服务应当汇聚。&lt;/p&gt;
&lt;p&gt;对每处产业用地，按类别统计半径（直线距离）内的场所数量，或将其数量值（如 $area）相加。&lt;b&gt;均衡度&lt;/b&gt; = 三类占比的香农熵 / ln 3：三类相当为 1，只有一类为 0，没有任何场所为 NULL。&lt;b&gt;完整&lt;/b&gt;：三类俱全。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;分区&lt;/b&gt;与&lt;b&gt;表&lt;/b&gt;：产业用地数，有均衡度者的平均均衡度，以及完整产业用地的百分比。&lt;b&gt;产业用地&lt;/b&gt;：数据源的全部字段，circle_production、circle_research、circle_living（数量）及其占比（百分比），circle_balance、circle_complete、circle_reason。分区以外的场所同样计入。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>&lt;p&gt;What a moved boundary, or another plan, changes: two results of one algorithm side by side.&lt;/p&gt;
&lt;p&gt;Divisions are matched by division_id. For each number that both results have: &lt;i&gt;_b&lt;/i&gt; before, &lt;i&gt;_a&lt;/i&gt; after,
&lt;i&gt;_d&lt;/i&gt; difference (after - before; of shares in percentage points, else in the field's own unit); for each text
before and after. &lt;b&gt;status&lt;/b&gt;: same, reshaped (its outline moved: gained_km2, lost_km2), added, removed. Where the
study area's outline stays, counts and shares change only in the divisions that were touched; shares of the area,
location quotients and ranks may move elsewhere.&lt;/p&gt;
&lt;p&gt;With a limit k (MIN_COUNT, or a greater one that either study was made with), all that is known of a division after
is withheld where a count of its people, or one that a share tells, changes by fewer than k, and so are the next
smallest changes where all divisions together would tell how many those are. NULL means unknown; the table's
&lt;i&gt;reason&lt;/i&gt; says why. Shares are in per cent.&lt;/p&gt;</source>
        <translation>&lt;p&gt;移动边界或更换方案带来什么变化：同一算法的两个结果并列比较。&lt;/p&gt;
&lt;p&gt;分区按 division_id 匹配。对两个结果都有的每个数值：&lt;i&gt;_b&lt;/i&gt; 为之前，&lt;i&gt;_a&lt;/i&gt; 为之后，&lt;i&gt;_d&lt;/i&gt; 为差值（之后 - 之前；占比以百分点计，其他按字段自身单位）；对每个文本给出之前与之后。&lt;b&gt;status&lt;/b&gt;：未变、边界改变（轮廓移动：gained_km2、lost_km2）、新增、删除。研究范围外轮廓不变时，只有被改动的分区的数量与占比发生变化；占全域比重、区位商与排名则可能在其他分区变动。&lt;/p&gt;
&lt;p&gt;设定限值 k（MIN_COUNT，或任一研究所用的更大限值）时，若某分区的人数（包括可由占比推算的人数）变化小于 k，则该分区之后的全部数值予以隐去；若各分区合计会透露这些人数，则变化次小的分区也一并隐去。NULL 表示未知；表中的 &lt;i&gt;reason&lt;/i&gt; 说明原因。占比以百分比计。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>&lt;p&gt;What each division needs of each facility type, what its people can reach on foot, and what is missing:
not the same for everybody, but for the crowd that each type serves, as near as that crowd walks.&lt;/p&gt;
&lt;p&gt;A &lt;b&gt;type&lt;/b&gt; has a target (an expression that counts the people it serves: children for kindergartens, jobs for
canteens), a standard (so much of its unit per 1,000 of them), a limit in minutes and a walking speed. The targets are
read from the first population source that has their fields. The default set is a starting point: its standards are
planning assumptions, to be replaced by yours.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Access&lt;/b&gt;: each facility's capacity is shared by the people within its limit, also those outside the divisions;
what falls to a person at all facilities in reach adds up. 2SFCA counts everybody in the limit alike; E2SFCA with 1,
0.68, 0.22 by thirds of the limit; Gaussian with a smooth decay; balanced counts each person once over all facilities
in reach. In each method access x people adds up to the capacity that is reached.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;The way&lt;/b&gt;: straight line x detour factor, or the shortest way on a line layer, on which lines join only where
they share a vertex; one-way streets do not matter on foot. Nobody walks faster than their own speed nor than the way's.
Minutes include the way from the door to the nearest line.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Table&lt;/b&gt;: target (people), need = standard x target / 1000, supply (capacity standing in the division),
accessible (capacity per 1,000 target people in reach), coverage (per cent with a facility in the limit), adequacy (per
cent: mean of min(1, accessible / standard)), intensity i (target share of the people here / everywhere), unmet people,
gap (in the type's unit), &lt;b&gt;score&lt;/b&gt; = 100 x (1 - adequacy) x i / (1 + i): 0 where all are served, 50 where none is
and the crowd is as common as everywhere; &lt;b&gt;rank&lt;/b&gt; within a type by unmet people x 2i / (1 + i). NULL means unknown;
&lt;i&gt;reason&lt;/i&gt; says why.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Divisions&lt;/b&gt;: population, for each type its score and _unmet people, the greatest score and its type (priority).
&lt;b&gt;Units&lt;/b&gt;: every field of the source and, for each type, _access (capacity per 1,000) and _min (minutes to the
nearest, NULL beyond four limits). They hold the source's own counts, whatever is withheld elsewhere.&lt;/p&gt;
&lt;p&gt;Without a capacity only types counted in facilities are scored.&lt;/p&gt;</source>
        <translation>&lt;p&gt;每个分区对各类设施的需求量、居民步行可达的供给量，以及短缺的数量：并非一概而论，而是针对每类设施所服务的人群，按其步行能力计算。&lt;/p&gt;
&lt;p&gt;设施&lt;b&gt;类型&lt;/b&gt;有服务对象（统计其服务人数的表达式：幼儿园对应儿童，食堂对应岗位）、标准（每千名服务对象所需的数量，以该类型单位计）、以分钟计的时限和步行速度。服务对象取自第一个具备其字段的人口数据源。默认设置仅供起步：其标准为规划假设，请替换为自己的标准。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;可达性&lt;/b&gt;：设施容量由其时限内的人共享，分区以外的人也参与；每人在所有可达设施处分得的量相加。两步移动搜索法（2SFCA）对时限内的人一视同仁；增强型（E2SFCA）按时限的三等分取权重 1、0.68、0.22；高斯法平滑衰减；均衡法使每人在所有可达设施间只计一次。各方法中可达性 x 人数之和均等于被利用的容量。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;路径&lt;/b&gt;：直线距离 x 绕行系数，或线图层上的最短路径，线仅在共用顶点处相连；步行不考虑单行道。任何人的速度都不超过其自身速度与道路速度。时间包括从门口到最近道路的路程。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;表&lt;/b&gt;：target（服务人数）、need = 标准 x 服务人数 / 1000、supply（分区内的容量）、accessible（每千名服务对象可达的容量）、coverage（时限内有设施的百分比）、adequacy（达标率，百分比：min(1, accessible / 标准) 的均值）、强度 i（服务对象在本地人口中的比重 / 在全域人口中的比重）、未满足人数、gap（缺口，以该类型单位计）、&lt;b&gt;score&lt;/b&gt; = 100 x (1 - adequacy) x i / (1 + i)：全部得到服务为 0，无人得到服务且人群集中度与全域相同时为 50；&lt;b&gt;rank&lt;/b&gt; 为同一类型内按未满足人数 x 2i / (1 + i) 的排名。NULL 表示未知；&lt;i&gt;reason&lt;/i&gt; 说明原因。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;分区&lt;/b&gt;：人口，各类型的得分与 _unmet 人数，最高得分及其类型（priority）。&lt;b&gt;单元&lt;/b&gt;：数据源的全部字段，以及各类型的 _access（每千人容量）与 _min（到最近设施的分钟数，超过四倍时限为 NULL）。单元保留数据源自身的计数，不受其他处隐去的影响。&lt;/p&gt;
&lt;p&gt;未给出容量时，只对以设施数计的类型评分。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>&lt;p&gt;What the firms of each division do: research and development, production, headquarters and management,
logistics, services (or your own segments), in jobs, or in firms where no jobs are given.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Share&lt;/b&gt; (per cent) = 100 x jobs of the segment / jobs of all segments named. &lt;b&gt;lq&lt;/b&gt; = share / share of the
whole area. The &lt;b&gt;marked&lt;/b&gt; segment of a division has the greatest lq of those from 1.2 (and 30 jobs behind it).
&lt;b&gt;Specialisation&lt;/b&gt; (per cent) = half the sum of |share - share of the area|: 0 where the division is a picture of the
area, towards 100 where it does what nobody else does.&lt;/p&gt;
&lt;p&gt;Output fields: chain_total (jobs), for each segment its share chain_... and chain_..._lq, chain_marked,
chain_specialisation. NULL means unknown; the table's &lt;i&gt;reason&lt;/i&gt; says why.&lt;/p&gt;</source>
        <translation>&lt;p&gt;各分区的企业从事什么：研发、生产制造、总部管理、物流、服务（或自定义环节），以岗位计，未给出岗位时以企业数计。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;占比&lt;/b&gt;（百分比）= 100 x 该环节岗位 / 所列全部环节岗位。&lt;b&gt;lq&lt;/b&gt; = 占比 / 全域占比。分区的&lt;b&gt;显著&lt;/b&gt;环节是区位商不小于 1.2（且不少于 30 个岗位）的环节中区位商最大者。&lt;b&gt;专业化程度&lt;/b&gt;（百分比）= |占比 - 全域占比| 之和的一半：分区与全域构成相同为 0，趋近 100 表示从事他处没有的环节。&lt;/p&gt;
&lt;p&gt;输出字段：chain_total（岗位），各环节的占比 chain_... 与 chain_..._lq，chain_marked，chain_specialisation。NULL 表示未知；表中的 &lt;i&gt;reason&lt;/i&gt; 说明原因。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>&lt;p&gt;What to build where, and why: rules over everything that is known of a division.&lt;/p&gt;
&lt;p&gt;The results given (crowd profile, commuting bands, balance, facility demand, circles, value chain) are joined by
division_id. A &lt;b&gt;rule&lt;/b&gt; is a condition, an expression over their fields such as &lt;i&gt;"renters_lq" &amp;gt;= 1.2 AND
"home_0_5" &amp;gt;= 40&lt;/i&gt;; where it holds, its product is recommended, with the values that made it hold. A condition that
is NULL is &lt;i&gt;unknown&lt;/i&gt;; a rule that names a field which no result has is &lt;i&gt;not applicable&lt;/i&gt;. Both are listed.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Strength&lt;/b&gt; = weight x mean of how far beyond its limit each value lies: 1 at the limit, 2 twice beyond it, at
most 3. A division's products stand in order of strength.&lt;/p&gt;
&lt;p&gt;The default rules are the strategies for Lingang, a new town near Shanghai, as conditions on measured values; they
name its crowds and facility types. For another place write yours, in the table or in a preset file (RULES_FILE). Where
results that rules ask of are not given, the log says how many rules could not be asked. Fields: products (in order),
product_count, product_first, rules_unknown; in the table one row for each division and rule. NULL means unknown;
&lt;i&gt;reason&lt;/i&gt; says why. Shares are in per cent.&lt;/p&gt;</source>
        <translation>&lt;p&gt;在何处建设什么，以及为什么：对每个分区的全部已知结果应用规则。&lt;/p&gt;
&lt;p&gt;所给结果（人群画像、通勤距离分段、职住平衡、设施需求、生活圈、价值链）按 division_id 连接。&lt;b&gt;规则&lt;/b&gt;是一个条件，即基于这些字段的表达式，例如 &lt;i&gt;"renters_lq" &amp;gt;= 1.2 AND "home_0_5" &amp;gt;= 40&lt;/i&gt;；条件成立时推荐相应的空间产品，并列出使其成立的数值。条件为 NULL 时为&lt;i&gt;未知&lt;/i&gt;；规则引用了任何结果都没有的字段时为&lt;i&gt;不适用&lt;/i&gt;。二者均会列出。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;强度&lt;/b&gt; = 权重 x 各数值超出限值程度的均值：恰在限值为 1，两倍于限值为 2，最大为 3。分区的空间产品按强度排序。&lt;/p&gt;
&lt;p&gt;默认规则是上海临港新城的策略，表述为对测度值的条件；其中引用了临港的人群与设施类型。用于其他地区时，请在表中或预设文件（RULES_FILE）中编写自己的规则。规则所需的结果未给出时，日志会说明有多少条规则无法判断。字段：products（按顺序）、product_count、product_first、rules_unknown；表中每个分区的每条规则各占一行。NULL 表示未知；&lt;i&gt;reason&lt;/i&gt; 说明原因。占比以百分比计。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>&lt;p&gt;Where the other ends of commutes are: the homes of those who work in the chosen divisions, or the work
places of their residents, on a hexagon grid over the study area and beyond.&lt;/p&gt;
&lt;p&gt;Output fields: commuters, mean_km (km, weighted by commuters, NULL where no distance is known) and band, the
distance band of most commuters in the cell. A cell of fewer than MIN_COUNT commuters is left out,
and the next smallest where all cells together would tell how many those are. Only on
request the same as points at the cells' centres; the ends themselves are never written.&lt;/p&gt;</source>
        <translation>&lt;p&gt;通勤的另一端在哪里：在所选分区工作者的居住地，或其居民的工作地，以六边形格网表示，覆盖研究范围及其以外。&lt;/p&gt;
&lt;p&gt;输出字段：commuters、mean_km（km，按通勤人数加权，距离均未知时为 NULL）以及 band，即格网单元中多数通勤者所在的距离段。通勤者少于 MIN_COUNT 的单元不输出；若由全部单元之和可推出其人数，则次小的单元也不输出。仅在要求时另以单元中心点输出；居住地与工作地的原始点位从不写出。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/lifecircle.py"/>
        <source>&lt;p&gt;Which facilities lie within a walk: one radius for all is wrong, since types differ, and so does the pace
of the crowds.&lt;/p&gt;
&lt;p&gt;A unit's &lt;b&gt;circle&lt;/b&gt; holds the facility types whose nearest facility lies within the type's limit in minutes. A
&lt;b&gt;crowd&lt;/b&gt; is an expression that counts its people in a population unit, with its own walking speed: the elderly's
circle is smaller than that of young workers. The speeds and limits of the default sets are a starting point, to be
replaced by yours.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;The way&lt;/b&gt;: straight line x detour factor, or the shortest way on a line layer, on which lines join only where
they share a vertex. Nobody walks faster than their own speed nor than the way's.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Table&lt;/b&gt;: for each division, type and the whole area, each crowd and facility type (* is all of them): people,
covered (people with it in reach), share (per cent). &lt;b&gt;Divisions&lt;/b&gt;: circle_types (mean number of types in reach of a
resident, at the types' own speeds) and for each crowd circle_..._all (per cent with every type in reach).
&lt;b&gt;Units&lt;/b&gt;: every field of the source, for each type _min (minutes to the nearest, NULL beyond four limits),
circle_types, and circle_reason, which says why minutes are NULL.&lt;/p&gt;
&lt;p&gt;GB 50180-2018 knows circles of 5, 10 and 15 minutes (about 300, 500 and 800 to 1,000 m).&lt;/p&gt;</source>
        <translation>&lt;p&gt;步行范围内有哪些设施：对所有人使用同一半径并不恰当，因为设施类型不同，人群的步行速度也不同。&lt;/p&gt;
&lt;p&gt;单元的&lt;b&gt;生活圈&lt;/b&gt;包含最近设施在该类型时限（分钟）之内的设施类型。&lt;b&gt;人群&lt;/b&gt;是统计人口单元中相应人数的表达式，各有步行速度：老年人的生活圈小于青年劳动力。默认设置中的速度与时限仅供起步，请替换为自己的数值。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;路径&lt;/b&gt;：直线距离 x 绕行系数，或线图层上的最短路径，线仅在共用顶点处相连。任何人的速度都不超过其自身速度与道路速度。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;表&lt;/b&gt;：各分区、各类型及全域，每类人群与每类设施（* 为全部类型）：people（人数）、covered（可达人数）、share（百分比）。&lt;b&gt;分区&lt;/b&gt;：circle_types（居民按各类型自身速度可达的平均类型数），以及各人群的 circle_..._all（全部类型均可达的百分比）。&lt;b&gt;单元&lt;/b&gt;：数据源的全部字段，各类型的 _min（到最近设施的分钟数，超过四倍时限为 NULL）、circle_types 以及 circle_reason（说明分钟数为何为 NULL）。&lt;/p&gt;
&lt;p&gt;GB 50180-2018 规定 5、10、15 分钟生活圈（约 300、500、800 至 1,000 m）。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>&lt;p&gt;Who lives in each planning division: nine crowds by age, education, housing and income (or your own), each
against the whole area.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Share&lt;/b&gt; (per cent) = 100 x numerator / denominator; each is summed over the population units first,
weighted by the part of the unit that lies in the division, and divided last.&lt;br&gt; &lt;b&gt;Location quotient&lt;/b&gt; (lq)
= share / share of the whole area. &lt;b&gt;Difference&lt;/b&gt; = share - share of the area, in percentage points.&lt;br&gt; A
crowd is &lt;b&gt;marked&lt;/b&gt; from lq 1.2, or, where the area's share is so large that it cannot reach that, where the
rest is scarce; &lt;b&gt;scarce&lt;/b&gt; up to lq 0.8; neither below 30 people.&lt;/p&gt;
&lt;p&gt;An indicator is read from the first population source that holds all its fields. Units that cross a boundary
are split by area, taken whole by their centroid, or split by the buildings or land inside them.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Population in + out&lt;/b&gt; = all people of the source; the log's ledger says where each part went. What two
divisions share belongs to the one with the lowest id. NULL means unknown, and the table's &lt;i&gt;reason&lt;/i&gt; says
why.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Withholding:&lt;/b&gt; with a limit k, cells built on fewer than k people are NULL, and so are those from which
they could be computed. Two runs with moved boundaries can still be subtracted from each other.&lt;/p&gt;
&lt;p&gt;Output fields: population (people), units (population units, split ones by their part), for each indicator
its share (per cent), _lq, _count and _base (people), and the codes of the marked and scarce crowds.&lt;/p&gt;</source>
        <translation>&lt;p&gt;各规划分区居住着什么人：按年龄、教育、住房与收入划分的九类人群（或自定义人群），逐一与全域比较。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;占比&lt;/b&gt;（百分比）= 100 x 分子 / 分母；先对人口单元分别求和（按单元落在分区内的部分加权），最后相除。&lt;br&gt; &lt;b&gt;区位商&lt;/b&gt;（lq）= 占比 / 全域占比。&lt;b&gt;差值&lt;/b&gt; = 占比 - 全域占比，以百分点计。&lt;br&gt; 区位商达 1.2 起为&lt;b&gt;显著&lt;/b&gt;人群；全域占比过高而无法达到时，以其余人群稀缺为准；区位商不超过 0.8 为&lt;b&gt;稀缺&lt;/b&gt;人群；不足 30 人时二者皆不标记。&lt;/p&gt;
&lt;p&gt;指标取自第一个具备其全部字段的人口数据源。跨边界的单元可按面积拆分、按质心整体归属，或按内部的建筑或用地拆分。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;分区内人口 + 分区外人口&lt;/b&gt; = 数据源总人口；日志中的台账说明每一部分的去向。两个分区重叠的部分归编号最小者。NULL 表示未知，表中的 &lt;i&gt;reason&lt;/i&gt; 说明原因。&lt;/p&gt;
&lt;p&gt;&lt;b&gt;隐去：&lt;/b&gt;设定限值 k 时，人数少于 k 的数据格为 NULL，可由之推算的数据格也为 NULL。但移动边界后两次运行的结果仍可相减。&lt;/p&gt;
&lt;p&gt;输出字段：population（人口）、units（人口单元，拆分者按部分计）、每项指标的占比（百分比）、_lq、_count 与 _base（人数），以及显著与稀缺人群的代码。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/commutercrowds.py"/>
        <source>&lt;p&gt;Who they are: the share of each attribute (age, income, sector, or your own) among the commuters of each
direction, distance band, the extreme ones, and those from or to each outside region, for each division, type
and the whole area.&lt;/p&gt;
&lt;p&gt;An attribute is a &lt;i&gt;flag&lt;/i&gt; (an expression that is true or false for a record; people = the record's
commuters) or a &lt;i&gt;count&lt;/i&gt; (an expression that gives a number of people). &lt;b&gt;Share&lt;/b&gt; (per cent) = 100 x
commuters with the attribute / base, the commuters of the subset whose attribute is known. &lt;b&gt;lq&lt;/b&gt; = share /
the share among all commuters of the area.&lt;/p&gt;
&lt;p&gt;Side home: residents; work: those who work here; all (whole area only): each related commute once. The two-
way mismatch is side work with subset from:... (they live there and work here) and side home with subset to:...
(they live here and work there). NULL means unknown; &lt;i&gt;reason&lt;/i&gt; says why.&lt;/p&gt;</source>
        <translation>&lt;p&gt;通勤者是谁：各分区、各类型及全域，按流向、距离段、极端通勤、来自或前往各外部区域的通勤者，分别统计各属性（年龄、收入、行业或自定义）的占比。&lt;/p&gt;
&lt;p&gt;属性可以是 &lt;i&gt;flag&lt;/i&gt;（对记录为真或假的表达式；人数即该记录的通勤人数）或 &lt;i&gt;count&lt;/i&gt;（给出人数的表达式）。&lt;b&gt;占比&lt;/b&gt;（百分比）= 100 x 具有该属性的通勤者 / 基数，基数为该子集中属性已知的通勤者。&lt;b&gt;lq&lt;/b&gt; = 占比 / 全域所有通勤者中的占比。&lt;/p&gt;
&lt;p&gt;home 侧：居民；work 侧：在此工作者；all（仅全域）：每条相关通勤计一次。双向错位由 work 侧的子集 from:...（居住在外、工作在此）与 home 侧的子集 to:...（居住在此、工作在外）表示。NULL 表示未知；&lt;i&gt;reason&lt;/i&gt; 说明原因。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>A crowd is marked from a location quotient of</source>
        <translation>显著人群的区位商下限</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>A crowd is marked where its share is at least {marked} times the area's, scarce where it is at most {scarce} times; neither where fewer than {fewest} people stand behind the share.</source>
        <translation>人群占比达到全域的 {marked} 倍为显著，不超过 {scarce} 倍为稀缺；占比所对应的人数不足 {fewest} 人时，两者皆不标记。</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>A crowd is scarce up to a location quotient of</source>
        <translation>稀缺人群的区位商上限</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>A dash is a value that cannot be known or may not be shown, with the reason in the note under its table; it is never 0.</source>
        <translation>短横线表示无法得知或不予显示的数值，原因见表下注释；它绝不是 0。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>A door joins the nearest way within (metres)</source>
        <translation>门口接入最近道路的距离上限（米）</translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>A field with an id for each division: none empty, none twice</source>
        <translation>每个分区的编号字段：不为空，不重复</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>A field with measured km (else the straight line)</source>
        <translation>实测距离（km）字段（否则为直线距离）</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>A map of where commuters live</source>
        <translation>通勤者居住地地图</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>A product is recommended where the measured values of a division meet the conditions of a rule. Each stands here with the values that met them; the strongest comes first. A lack of a facility is a score: 0 where all are served, 50 where nobody is, more where the people it serves are many.</source>
        <translation>分区的测度值满足规则的条件时，即推荐相应的空间产品。各项建议附有满足条件的数值，最强者列于最前。设施短缺以得分表示：全部得到服务为 0，无人得到服务为 50，所服务的人群集中时更高。</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>A rule is a condition on a division's measured values, never on its name. Where it holds its product is recommended; strength tells how far beyond the limits the values lie. A condition with an unknown value is unknown, and listed.</source>
        <translation>规则是对分区测度值的条件，与分区名称无关。条件成立时推荐相应的空间产品；强度表示数值超出限值的程度。含有未知数值的条件为未知，并予列出。</translation>
    </message>
    <message>
        <location filename="../../ui/runner.py"/>
        <source>A run is under way already: wait for its end, or cancel it.</source>
        <translation>已有运行正在进行：请等待其结束或取消。</translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>A segment is marked from a location quotient of</source>
        <translation>显著环节的区位商下限</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>A table of {columns} has {count} values, which are no whole rows: fill every cell.</source>
        <translation>列为 {columns} 的表有 {count} 个值，不能组成整行：请填满每个单元格。</translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>Access of the second source's units</source>
        <translation>第二数据源各单元的可达性</translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>Access of the units</source>
        <translation>各单元的可达性</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Access of units</source>
        <translation>各单元可达性</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Access to facilities, unit by unit</source>
        <translation>各单元的设施可达性</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Add a row below the current one</source>
        <translation>在当前行下方添加一行</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>All commuters</source>
        <translation>全部通勤者</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>All commutes that touch the area; what is far is withheld or not in this study.</source>
        <translation>与全域相关的全部通勤；远距离部分已隐去或不在本研究中。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/heat.py"/>
        <source>All flows: rows are home, columns are work</source>
        <translation>全部通勤流：行为居住地，列为工作地</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>All {amount} {what} accounted for</source>
        <translation>{what} {amount} 全部有去向</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Amount of a place, such as $area (1 each)</source>
        <translation>场所的数量值，如 $area（默认 1）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Area's score</source>
        <translation>全域得分</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Area, %</source>
        <translation>全域，%</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Attribute '{code}' has no expression: write one.</source>
        <translation>属性“{code}”没有表达式：请填写。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Attribute '{code}' is of the kind '{kind}': write flag (true or false) or count (people).</source>
        <translation>属性“{code}”的类别为“{kind}”：请填写 flag（真或假）或 count（人数）。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Attribute '{code}' stands twice: give one another code.</source>
        <translation>属性“{code}”出现两次：请为其中一个另取代码。</translation>
    </message>
    <message>
        <location filename="../../processing/commutercrowds.py"/>
        <source>Attribute '{code}': in {count} record(s) {expression} is negative or beyond all counts; they are taken as unknown and left out.</source>
        <translation>属性“{code}”：{expression} 在 {count} 条记录中为负值或超出任何计数；这些值按未知处理，不计入。</translation>
    </message>
    <message>
        <location filename="../../processing/commutercrowds.py"/>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Attributes of commuters</source>
        <translation>通勤者属性</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Attributes of commuters: preset file</source>
        <translation>通勤者属性：预设文件</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../report/commuting.py"/>
        <source>Balance</source>
        <translation>职住平衡</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>Balance around the site</source>
        <translation>产业用地周边均衡度</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Balance around the site: 1 all three alike, 0 one alone</source>
        <translation>产业用地周边均衡度：1 为三类相当，0 为只有一类</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Bands</source>
        <translation>距离分段</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Bands table</source>
        <translation>距离分段表</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Bands, flows, balance and a map of where commuters live.</source>
        <translation>通勤距离分段、通勤流、职住平衡，以及通勤者居住地地图。</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Bars of each crowd's share by division</source>
        <translation>各分区各人群占比条形图</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Bars of each crowd's share by type of division</source>
        <translation>各分区类型各人群占比条形图</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Because</source>
        <translation>依据</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Before and after</source>
        <translation>前后比较</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Before, %</source>
        <translation>之前，%</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Bold: new since the edit.</source>
        <translation>粗体：编辑后新增。</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Build the expression of the current cell</source>
        <translation>构建当前单元格的表达式</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Buildings or land to weight by</source>
        <translation>用于加权的建筑或用地</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>By division</source>
        <translation>按分区</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>By type of division</source>
        <translation>按分区类型</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>CRS of the coordinates</source>
        <translation>坐标的坐标参照系</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Cancelled: nothing was changed.</source>
        <translation>已取消：没有任何更改。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Cancelled: nothing was written.</source>
        <translation>已取消：没有写入任何内容。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Capacity of a facility, in its type's unit (1 each)</source>
        <translation>设施容量，以该类型单位计（默认 1）</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Catchment, speed, crowds</source>
        <translation>服务范围、速度、人群</translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>Cell centres</source>
        <translation>格网中心点</translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>Cell size (km between neighbours)</source>
        <translation>格网大小（相邻中心间距，km）</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Census tracts, grid cells or points with counts of people</source>
        <translation>带有人口计数的普查小区、格网或点</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../report/change.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>Change between two dates</source>
        <translation>两个时点之间的变化</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Change in percentage points</source>
        <translation>变化（百分点）</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Change since the earlier date</source>
        <translation>较早时点以来的变化</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Change table</source>
        <translation>变化表</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Change, points</source>
        <translation>变化，百分点</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Change: all numbers</source>
        <translation>变化：全部数值</translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Change: left out; give the population at an earlier date (POPULATION_BEFORE).</source>
        <translation>变化：未计算；请给出较早时点的人口（POPULATION_BEFORE）。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Changed by the edit, in points: {changes}.</source>
        <translation>编辑引起的变化（百分点）：{changes}。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>Changed by the edit: {changes}.</source>
        <translation>编辑引起的变化：{changes}。</translation>
    </message>
    <message>
        <location filename="../../ui/resultpage.py"/>
        <source>Charts need the Python package matplotlib, which this QGIS lacks or cannot load: install it with QGIS's own installer (OSGeo4W setup, or the package python3-matplotlib) and start QGIS anew. Until then the numbers stand in a table.</source>
        <translation>图表需要 Python 包 matplotlib，此 QGIS 缺少该包或无法载入：请用 QGIS 自带的安装程序安装（OSGeo4W 安装程序，或软件包 python3-matplotlib），然后重新启动 QGIS。在此之前以表格显示数值。</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Charts of the division</source>
        <translation>分区图表</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Choose the GeoPackage that results go to, or save to memory.</source>
        <translation>请选择存放结果的 GeoPackage，或保存到内存。</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Circles</source>
        <translation>生活圈</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Circles table</source>
        <translation>生活圈表</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Class of a place</source>
        <translation>场所类别</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Classes that are living</source>
        <translation>属于生活服务的类别</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Classes that are production</source>
        <translation>属于生产的类别</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Classes that are research</source>
        <translation>属于研发的类别</translation>
    </message>
    <message>
        <location filename="../../ui/notice.py"/>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Co&amp;mmute</source>
        <translation>通勤(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Co&amp;mmutes</source>
        <translation>通勤(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Com&amp;pare</source>
        <translation>比较(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Commu&amp;ters</source>
        <translation>通勤者(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Commute study</source>
        <translation>通勤研究</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <location filename="../../report/flows.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>Commuters</source>
        <translation>通勤者</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Commuters between places</source>
        <translation>地点之间的通勤者</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>Commuters between places, both ways together; the number is all who go out of a place or come to it. A band is as wide at each end as those who leave there, and has the colour of the place that most of them leave; places outside the area are grey. Who works in the division of the home is left out, and so is what is withheld.</source>
        <translation>地点之间的通勤者，双向合计；数字为由该地流出与流入者之和。带的两端宽度分别与由该端流出者成比例，颜色取流出人数较多的一端；全域以外的地点为灰色。在居住分区内工作者不计入，已隐去者也不计入。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Commuters by direction and distance</source>
        <translation>按流向与距离划分的通勤者</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Commuters by direction, each counted once; within and between are internal, out of and into are external.</source>
        <translation>按流向划分的通勤者，每人只计一次；分区内部与分区之间为内部通勤，流出与流入为对外通勤。</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Commuters by distance from home to work</source>
        <translation>按通勤距离划分的通勤者</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Commuters by distance from home to work; the colours tell who stays in the area and who crosses its boundary.</source>
        <translation>按通勤距离划分的通勤者；颜色区分留在全域之内者与跨越边界者。</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>Commuters from each place of home to each place of work</source>
        <translation>由各居住地到各工作地的通勤者</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Commuters from each place to each</source>
        <translation>地点之间的通勤者</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>Commuters from home (rows) to work (columns); places outside the area follow after the line. Darker is more, on a square-root scale; a dash is withheld.</source>
        <translation>由居住地（行）到工作地（列）的通勤者；全域以外的地点列于分隔线之后。颜色越深人数越多，采用平方根标度；短横线表示已隐去。</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Commuters in a record (1 each)</source>
        <translation>每条记录的通勤人数（默认 1）</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Commuters of the area</source>
        <translation>全域通勤者</translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Commutes</source>
        <translation>通勤</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Commutes (lines, points or a table)</source>
        <translation>通勤数据（线、点或表）</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../report/method.py"/>
        <location filename="../../report/sections.py"/>
        <source>Commuting</source>
        <translation>通勤</translation>
    </message>
    <message>
        <location filename="../../processing/commutebands.py"/>
        <location filename="../../processing/customdemand.py"/>
        <source>Commuting bands</source>
        <translation>通勤距离分段</translation>
    </message>
    <message>
        <location filename="../../processing/commutebands.py"/>
        <source>Commuting bands table</source>
        <translation>通勤距离分段表</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Commuting distance</source>
        <translation>通勤距离</translation>
    </message>
    <message>
        <location filename="../../processing/commutebands.py"/>
        <source>Commuting distance bands</source>
        <translation>通勤距离分段</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Commuting distance: all numbers</source>
        <translation>通勤距离：全部数值</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Commuting distances of those who live and of those who work in each division.</source>
        <translation>各分区居民与在此工作者的通勤距离。</translation>
    </message>
    <message>
        <location filename="../../processing/odflows.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Commuting flows</source>
        <translation>通勤流</translation>
    </message>
    <message>
        <location filename="../../processing/odflows.py"/>
        <source>Commuting flows and job-housing balance</source>
        <translation>通勤流与职住平衡</translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>Commuting map</source>
        <translation>通勤地图</translation>
    </message>
    <message>
        <location filename="../../processing/odflows.py"/>
        <source>Commuting matrix</source>
        <translation>通勤矩阵</translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Commuting: left out; give commutes (COMMUTES).</source>
        <translation>通勤：未计算；请给出通勤数据（COMMUTES）。</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Compare scenarios</source>
        <translation>情景比较</translation>
    </message>
    <message>
        <location filename="../../ui/scenariokeeper.py"/>
        <source>Compared in {seconds} s: the map shows what changed.</source>
        <translation>用时 {seconds} 秒完成比较：地图显示变化之处。</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Comparison table</source>
        <translation>比较表</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Composi&amp;tion</source>
        <translation>人口构成(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Composition at the earlier date</source>
        <translation>较早时点的人口构成</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Composition at the earlier date: all numbers</source>
        <translation>较早时点的人口构成：全部数值</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Composition by {dimension}, before and after, in per cent; the last pair is the whole area.</source>
        <translation>按{dimension}划分的人口构成，之前与之后，以百分比计；最后一对为全域。</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Composition for the change</source>
        <translation>变化所用的构成指标</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Composition for the change: preset file</source>
        <translation>变化所用构成指标：预设文件</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Composition now</source>
        <translation>现状人口构成</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Composition now: all numbers</source>
        <translation>现状人口构成：全部数值</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Compute everything that is set up</source>
        <translation>计算全部已设置的内容</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Condition (expression)</source>
        <translation>条件（表达式）</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Copy ta&amp;ble</source>
        <translation>复制表格(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Copy the chart as a picture</source>
        <translation>将图表复制为图片</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>Copy the ledger, to be pasted into a spreadsheet</source>
        <translation>复制台账，可粘贴到电子表格</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Copy the numbers for a spreadsheet</source>
        <translation>复制数值，供电子表格使用</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Correct its expressions, or take it out of the table.</source>
        <translation>请更正其表达式，或从表中移除。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Could not be asked</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Counted</source>
        <translation>人数</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Cr&amp;owds</source>
        <translation>人群(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Cro&amp;wd</source>
        <translation>人群(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <location filename="../../report/commuting.py"/>
        <location filename="../../report/crowds.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Crowd</source>
        <translation>人群</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Crowd '{code}' has no expression: write one that counts its people, such as "population".</source>
        <translation>人群“{code}”没有表达式：请填写用于统计其人数的表达式，例如 "population"。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Crowd '{code}': its speed is '{value}'; it must be a number of km/h above 0.</source>
        <translation>人群“{code}”：步行速度为“{value}”；必须是大于 0 的 km/h 数值。</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Crowd profile</source>
        <translation>人群画像</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Crowd profile after</source>
        <translation>之后的人群画像</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Crowd profile before</source>
        <translation>之前的人群画像</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Crowd profile table</source>
        <translation>人群画像表</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Crowd profile: all numbers</source>
        <translation>人群画像：全部数值</translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>Crowd profiles</source>
        <translation>人群画像</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Crowd profiles by division: whose bar passes the black tick has more of that crowd than the area has.</source>
        <translation>各分区的人群画像：条形超过黑色刻度者，该人群占比高于全域。</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Crowd profiles by type of division: shares in per cent; strong bars stand out above the area's share.</source>
        <translation>各分区类型的人群画像：占比以百分比计；深色条形表示明显高于全域占比。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/lifecircle.py"/>
        <location filename="../../ui/setuppanel.py"/>
        <source>Crowds</source>
        <translation>人群</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Crowds and how fast they walk; press to edit</source>
        <translation>人群及其步行速度；点击编辑</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Crowds by {dimensions}</source>
        <translation>按{dimensions}划分的人群</translation>
    </message>
    <message>
        <location filename="../../processing/commutercrowds.py"/>
        <source>Crowds of commuters</source>
        <translation>通勤人群</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Crowds of commuters are left out: '{layer}' lacks their fields; edit them to name its own.</source>
        <translation>通勤人群未计算：“{layer}”缺少其字段；请编辑属性，改用该图层的字段。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Crowds of commuters, e.g. by age; press to edit</source>
        <translation>通勤人群，例如按年龄；点击编辑</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Crowds of commuters: flag, where the expression is true or false; count, where it is a number of people.</source>
        <translation>通勤人群：flag 表示表达式为真或假；count 表示表达式为人数。</translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Crowds of commuters: left out; the commutes lack {fields}.</source>
        <translation>通勤人群：未计算；通勤数据缺少 {fields}。</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Crowds that walk</source>
        <translation>步行人群</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Crowds that walk to facilities: how many live in a unit, and their speed.</source>
        <translation>步行前往设施的人群：每个单元中的人数及其步行速度。</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Crowds that walk: preset file</source>
        <translation>步行人群：预设文件</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../report/method.py"/>
        <location filename="../../report/sections.py"/>
        <source>Customised demand</source>
        <translation>定制化需求</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>Customised demand table</source>
        <translation>定制化需求表</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>Customised spatial demand: report of a study</source>
        <translation>定制化空间需求：研究报告</translation>
    </message>
    <message>
        <location filename="../../ui/placepicker.py"/>
        <source>D&amp;ivision</source>
        <translation>分区(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Definitions</source>
        <translation>定义</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../ui/setuppanel.py"/>
        <source>Demand</source>
        <translation>需求</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Demand and scenarios</source>
        <translation>需求与情景</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Demand table</source>
        <translation>需求表</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Detour: way over straight line, without ways</source>
        <translation>绕行系数：路程与直线距离之比（无道路时）</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <location filename="../../ui/definitionstable.py"/>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>Direction</source>
        <translation>流向</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Distance bands: upper limits in km</source>
        <translation>距离分段：以 km 计的上限</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Distance that most commuters of a cell travel</source>
        <translation>格网单元中多数通勤者的通勤距离</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Distances are geodesic, in km, one way. A commute within one zone counts half the square root of the zone's area. Mean, median and extreme shares are weighted by commuters.</source>
        <translation>距离为椭球面距离，单程，以 km 计。同一小区内的通勤取小区面积平方根的一半。均值、中位数与极端通勤占比按通勤人数加权。</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <location filename="../../report/change.py"/>
        <location filename="../../report/commutemaps.py"/>
        <location filename="../../report/commuting.py"/>
        <location filename="../../report/crowds.py"/>
        <location filename="../../report/demand.py"/>
        <location filename="../../report/facilities.py"/>
        <source>Division</source>
        <translation>分区</translation>
    </message>
    <message>
        <location filename="../../ui/scenarios.py"/>
        <source>Division '{id}' has results but no boundary: run the study again.</source>
        <translation>分区“{id}”有结果但没有边界：请重新运行研究。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Division id (one for each)</source>
        <translation>分区编号（每个分区唯一）</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Division id (one for each) (division id after)</source>
        <translation>分区编号（每个分区唯一）（之后的分区编号）</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Division name</source>
        <translation>分区名称</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Division name (division name after)</source>
        <translation>分区名称（之后的分区名称）</translation>
    </message>
    <message>
        <location filename="../../ui/placepicker.py"/>
        <source>Division shown</source>
        <translation>显示的分区</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Division type</source>
        <translation>分区类型</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Division type (division type after)</source>
        <translation>分区类型（之后的分区类型）</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Division, type or area</source>
        <translation>分区、类型或全域</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <location filename="../../ui/setuppanel.py"/>
        <source>Divisions</source>
        <translation>分区</translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Divisions overlap on {area}.</source>
        <translation>分区重叠 {area}。</translation>
    </message>
    <message>
        <location filename="../../processing/odflows.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Draw flows of at least (commuters)</source>
        <translation>绘制通勤流的下限（通勤人数）</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>E are the employed residents of a division, J the jobs in it. Work where they live: those who do both in the division, of E; jobs held by own residents: the same, of J.</source>
        <translation>E 为分区的就业居民，J 为分区内的岗位。居民本地就业率：居住与工作均在该分区者占 E 的比重；岗位本地居民率：同一人数占 J 的比重。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>E&amp;arlier date</source>
        <translation>较早时点(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>E2SFCA: nearer people more, in three steps</source>
        <translation>E2SFCA：近者权重大，分三级</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Each indicator is a share in per cent: the part of all, counted in population units.</source>
        <translation>每项指标为百分比：部分占全部，均由人口单元统计。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Each of a preset's items is an object of names and values, but one is {item}.</source>
        <translation>预设的每个条目都应是由名称和值组成的对象，但其中一个是 {item}。</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Each population unit u gives a division d the part w of its counts that lies in it: by area, by its centre, or by the buildings or land in it.</source>
        <translation>每个人口单元 u 将其计数中落在分区 d 内的部分 w 计入该分区：按面积、按中心点，或按其中的建筑或用地。</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Each type as the facility layer names it: whom it serves, how much of its unit 1,000 of them need, and how far they walk.</source>
        <translation>每个类型与设施图层中的名称一致：服务谁、每千人需要多少单位、步行多远。</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Each with what it asks about and this study does not measure.</source>
        <translation>各条规则所涉及而本研究未测度的内容。</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Employed residents</source>
        <translation>就业居民</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Every type: {crowd}</source>
        <translation>全部类型：{crowd}</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Everything in one run, into one GeoPackage and one report.</source>
        <translation>一次运行完成全部内容，写入一个 GeoPackage 和一份报告。</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Expression</source>
        <translation>表达式</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>External commuters</source>
        <translation>对外通勤者</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Extreme &amp;from</source>
        <translation>极端起于(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Extreme commuters, {km} km and over one way, among those who work in a division and among its residents.</source>
        <translation>在分区工作者与分区居民中的极端通勤者（单程 {km} km 及以上）。</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Extreme from (km one way)</source>
        <translation>极端通勤起始距离（单程 km）</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Extreme, live here</source>
        <translation>极端通勤，居住在此</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Extreme, work here</source>
        <translation>极端通勤，工作在此</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <location filename="../../ui/resultspanel.py"/>
        <source>F&amp;acilities</source>
        <translation>设施(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../report/sections.py"/>
        <location filename="../../ui/setuppanel.py"/>
        <source>Facilities</source>
        <translation>设施</translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Facilities and living circles: left out; give facilities (FACILITIES).</source>
        <translation>设施与生活圈：未计算；请给出设施（FACILITIES）。</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Facilities, what is needed and what lacks</source>
        <translation>设施供需与缺口</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/facilitydemand.py"/>
        <location filename="../../report/method.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Facility demand</source>
        <translation>设施需求</translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>Facility demand table</source>
        <translation>设施需求表</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Facility demand: all numbers</source>
        <translation>设施需求：全部数值</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Facility gap</source>
        <translation>设施缺口</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Facility type</source>
        <translation>设施类型</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Facility type '{type}' has no target: write an expression that counts the people whom it serves, such as "population".</source>
        <translation>设施类型“{type}”没有服务对象：请填写用于统计其服务人数的表达式，例如 "population"。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Facility type '{type}': {column} is '{value}'; it must be a number above 0.</source>
        <translation>设施类型“{type}”：{column} 为“{value}”；必须是大于 0 的数值。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Facility types</source>
        <translation>设施类型</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Facility types in walking reach of a resident, and the share of each crowd that has every type in reach.</source>
        <translation>居民步行可达的设施类型数，以及各人群中全部类型均可达者的占比。</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Facility types: preset file</source>
        <translation>设施类型：预设文件</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Facility types: preset file (wins)</source>
        <translation>设施类型：预设文件（优先）</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Fate</source>
        <translation>去向</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Field(s) {fields} are in one of the two results only and are left out.</source>
        <translation>字段 {fields} 只在其中一个结果中存在，未予比较。</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Field(s) {fields} are no number, or no text, in both results and are left out.</source>
        <translation>字段 {fields} 在两个结果中不都是数值或不都是文本，未予比较。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Fields are named by codes: {codes}.</source>
        <translation>字段以代码命名：{codes}。</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>Figure {number}</source>
        <translation>图 {number}</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>File of the study</source>
        <translation>研究文件</translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>Fill everything with the &amp;sample</source>
        <translation>用样例填写全部内容(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>Firms</source>
        <translation>企业</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Firms with their segment of the value chain</source>
        <translation>企业及其价值链环节</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Floating catchment</source>
        <translation>移动搜索法</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Flows</source>
        <translation>通勤流</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>Flows as bands on a circle</source>
        <translation>以圆上的带表示的通勤流</translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>Flows between divisions</source>
        <translation>分区之间的通勤流</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>For this kind of home and work, choose {missing} too.</source>
        <translation>对这种居住地与工作地形式，还需选择 {missing}。</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>For whom (expression)</source>
        <translation>服务对象（表达式）</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Gaussian: nearer people more, smoothly</source>
        <translation>高斯法：近者权重大，平滑衰减</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <location filename="../../ui/runbar.py"/>
        <location filename="../../ui/scenariokeeper.py"/>
        <source>GeoPackage (*.gpkg)</source>
        <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Ground: divisions of both results gained {gained} km2 and lost {lost} km2; those only after have {came} km2, those only before had {went} km2.</source>
        <translation>用地：两个结果共有的分区增加 {gained} km2、减少 {lost} km2；仅之后有的分区为 {came} km2，仅之前有的分区为 {went} km2。</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Growth</source>
        <translation>增长率</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <location filename="../../ui/reporting.py"/>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Half the sum over the segments: the part of the jobs that would have to change to give the area's mix.</source>
        <translation>各环节差值绝对值之和的一半：要达到全域构成而须改变的岗位比重。</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Highest share</source>
        <translation>最高占比</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Highest speed on a way (km/h)</source>
        <translation>道路最高速度（km/h）</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>Home</source>
        <translation>居住地</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Home &amp;x</source>
        <translation>居住地 x(&amp;X)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Home &amp;y</source>
        <translation>居住地 y(&amp;Y)</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Home and work are</source>
        <translation>居住地与工作地的形式</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Home x or longitude</source>
        <translation>居住地 x 或经度</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Home y or latitude</source>
        <translation>居住地 y 或纬度</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Home zone id</source>
        <translation>居住地小区编号</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Home, w&amp;ork are</source>
        <translation>职住形式(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Homes and workplaces of commuters</source>
        <translation>通勤者的居住地与工作地</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Homes and works are zone ids: choose the layer that has these zones.</source>
        <translation>居住地与工作地为小区编号：请选择含有这些小区的图层。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>How a unit that crosses a boundary is split</source>
        <translation>跨边界的单元如何拆分</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>How far people who work here come is unknown or withheld.</source>
        <translation>在此工作者的通勤距离未知或已隐去。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>How far residents commute is unknown or withheld.</source>
        <translation>居民的通勤距离未知或已隐去。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>How far they commute</source>
        <translation>通勤距离</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>How far they commute, and who goes farthest</source>
        <translation>通勤多远，谁通勤最远</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>How many commuters a record stands for (1 each if empty)</source>
        <translation>一条记录代表多少通勤者（留空则为 1）</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>How much it offers, in its type's unit (1 each if empty)</source>
        <translation>设施可提供的数量，以该类型单位计（留空则为 1）</translation>
    </message>
    <message>
        <location filename="../../processing/commutebands.py"/>
        <location filename="../../processing/commutemap.py"/>
        <location filename="../../processing/commutercrowds.py"/>
        <location filename="../../processing/odflows.py"/>
        <location filename="../../processing/study.py"/>
        <source>How the commutes are read</source>
        <translation>通勤数据的读取方式</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>How the population is read</source>
        <translation>人口数据的读取方式</translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Ids of the divisions, with commas (all where empty)</source>
        <translation>分区编号，用逗号分隔（留空为全部）</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>In reach of</source>
        <translation>可达人群占比</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>In reach of, %</source>
        <translation>可达占比，%</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>In reach, per 1,000</source>
        <translation>可达供给（每千人）</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>In {count} record(s) home and work are the same point: their distance is 0 km.</source>
        <translation>{count} 条记录的居住地与工作地为同一点：其距离为 0 km。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Indi&amp;cators</source>
        <translation>指标(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Indicator '{code}' has no {name}: write an expression such as "population".</source>
        <translation>指标“{code}”没有 {name}：请填写表达式，例如 "population"。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Indicator '{code}' would write the field '{field}', which exists already: give it another code.</source>
        <translation>指标“{code}”将写入字段“{field}”，而该字段已存在：请另取代码。</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Indicator(s) {codes} are in one of the two profiles only and are left out.</source>
        <translation>指标 {codes} 只在其中一个画像中存在，未予比较。</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <location filename="../../report/sections.py"/>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Indicators: preset file</source>
        <translation>指标：预设文件</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Industrial circles</source>
        <translation>产业生活圈</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Industrial circles need industrial sites and places with a class: choose both, or neither.</source>
        <translation>产业生活圈需要产业用地和带类别的场所：请两者都选，或都不选。</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Industrial circles: all numbers</source>
        <translation>产业生活圈：全部数值</translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Industrial circles: left out; give industrial sites and places (SITES, PLACES).</source>
        <translation>产业生活圈：未计算；请给出产业用地与场所（SITES、PLACES）。</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Industrial living circle</source>
        <translation>产业生活圈</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../report/facilities.py"/>
        <source>Industrial living circles</source>
        <translation>产业生活圈</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Industrial living circles of divisions</source>
        <translation>各分区的产业生活圈</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Industrial living circles of sites</source>
        <translation>各产业用地的产业生活圈</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Industrial living circles table</source>
        <translation>产业生活圈表</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Industrial sites</source>
        <translation>产业用地</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Industrial sites by the balance of production, research and living services within their circle.</source>
        <translation>按生活圈内生产、研发与生活服务的均衡度显示的产业用地。</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Industrial sites whose circle holds production, research and living services; divisions without a site are left out.</source>
        <translation>生活圈内生产、研发与生活服务三类俱全的产业用地；没有产业用地的分区不列。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Industrial sites, the middles of industrial circles</source>
        <translation>产业用地，即产业生活圈的中心</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Internal commuters</source>
        <translation>内部通勤者</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Into the area</source>
        <translation>流入全域</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>It is NULL in the results; add a second source that has them.</source>
        <translation>结果中该项为 NULL；请增加具有这些字段的第二数据源。</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/odflows.py"/>
        <source>Job-housing balance</source>
        <translation>职住平衡</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Jobs</source>
        <translation>岗位</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Jobs and employed residents by division; a balance of 1 means as many jobs as employed residents.</source>
        <translation>各分区的岗位与就业居民；平衡度为 1 表示岗位与就业居民数量相等。</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Jobs and housing</source>
        <translation>职住关系</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Jobs and housing in balance</source>
        <translation>职住平衡</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Jobs by segment</source>
        <translation>各环节岗位</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Jobs by segment of the value chain, in per cent; the last bar is the whole area.</source>
        <translation>按价值链环节划分的岗位（百分比）；最后一条为全域。</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Jobs held by own residents</source>
        <translation>岗位本地居民率</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Jobs in a firm</source>
        <translation>企业岗位数</translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>Jobs in a firm (1 each: firms are counted)</source>
        <translation>企业岗位数（默认 1：按企业数计）</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commutemaps.py"/>
        <source>Jobs per employed resident</source>
        <translation>每名就业居民对应的岗位数</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Jobs per employed resident: blue divisions send people out to work, red ones draw them in.</source>
        <translation>每名就业居民对应的岗位数：蓝色分区的居民外出就业，红色分区吸引外来就业。</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Jobs per resident</source>
        <translation>职住比</translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Keep as sce&amp;nario…</source>
        <translation>保存为情景(&amp;N)…</translation>
    </message>
    <message>
        <location filename="../../ui/scenariokeeper.py"/>
        <source>Keep both states as a scenario</source>
        <translation>将两种状态保存为情景</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Keep the results of the last run</source>
        <translation>保留上次运行的结果</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Keep the results of the last run in the project beside the new ones</source>
        <translation>将上次运行的结果与新结果一并保留在工程中</translation>
    </message>
    <message>
        <location filename="../../ui/scenariokeeper.py"/>
        <source>Kept as '{name}': {before} and {after}.</source>
        <translation>已保存为“{name}”：{before} 与 {after}。</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Key findings</source>
        <translation>主要发现</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <location filename="../../ui/definitionstable.py"/>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>L&amp;ayer</source>
        <translation>图层(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>LANE asks for it</source>
        <translation>LANE 参数如此指定</translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>LEAVE_OUT: '{step}' is no step that can be left out; choose among {steps}.</source>
        <translation>LEAVE_OUT：“{step}”不是可以略去的步骤；请从 {steps} 中选择。</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Lack of facilities, by type: score and gap</source>
        <translation>各类设施的短缺：得分与缺口</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Last run {seconds} s</source>
        <translation>上次运行 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>Layer '{layer}' cannot be read by the lane '{lane}' ({reason}): let LANE be automatic.</source>
        <translation>图层“{layer}”不能用“{lane}”方式读取（{reason}）：请将 LANE 设为自动。</translation>
    </message>
    <message>
        <location filename="../../layers/writing.py"/>
        <source>Layer '{layer}' has changed while it was read; run again.</source>
        <translation>图层“{layer}”在读取过程中发生了变化；请重新运行。</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>Layer '{layer}' has more than {count} records, all of which stay in memory: {reason}.</source>
        <translation>图层“{layer}”的记录多于 {count} 条，全部留在内存中：{reason}。</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>Layer '{layer}' has more than {count} records: they are added up in groups while they are read.</source>
        <translation>图层“{layer}”的记录多于 {count} 条：边读边按组累加。</translation>
    </message>
    <message>
        <location filename="../../layers/reading.py"/>
        <source>Layer '{layer}' has no coordinate reference system: set it in its properties (Source), then run again.</source>
        <translation>图层“{layer}”没有坐标参照系：请在图层属性（源）中设置后重新运行。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}' has no coordinate reference system: set it in its properties, or choose another.</source>
        <translation>图层“{layer}”没有坐标参照系：请在图层属性中设置，或另选图层。</translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>Layer '{layer}' has no division with the id '{id}': choose among {ids}.</source>
        <translation>图层“{layer}”没有编号为“{id}”的分区：请从 {ids} 中选择。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}' has no divisions: draw them, or choose another layer.</source>
        <translation>图层“{layer}”没有分区：请绘制，或另选图层。</translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>Layer '{layer}' has no features: choose another.</source>
        <translation>图层“{layer}”没有要素：请另选图层。</translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>Layer '{layer}' has no features: choose the zones.</source>
        <translation>图层“{layer}”没有要素：请选择小区图层。</translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <source>Layer '{layer}' has no features: choose the {what}.</source>
        <translation>图层“{layer}”没有要素：请选择{what}。</translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}' has no features: draw at least one division.</source>
        <translation>图层“{layer}”没有要素：请至少绘制一个分区。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}' has no field '{field}', which was chosen for '{what}': choose another.</source>
        <translation>图层“{layer}”没有为“{what}”所选的字段“{field}”：请另选。</translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <location filename="../../layers/reading.py"/>
        <source>Layer '{layer}' has no field '{field}': choose one that it has.</source>
        <translation>图层“{layer}”没有字段“{field}”：请选择已有的字段。</translation>
    </message>
    <message>
        <location filename="../../layers/conditions.py"/>
        <source>Layer '{layer}' has no field division_id: choose the output of one of our algorithms.</source>
        <translation>图层“{layer}”没有字段 division_id：请选择本插件算法的输出结果。</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Layer '{layer}' has no field {fields}, which 'People in a unit' (TOTAL) needs: set it to the field or expression of that layer that counts people.</source>
        <translation>图层“{layer}”没有“单元人数”（TOTAL）所需的字段 {fields}：请设为该图层中统计人数的字段或表达式。</translation>
    </message>
    <message>
        <location filename="../../layers/expressions.py"/>
        <source>Layer '{layer}' has no field {fields}, which the expression {expression} needs: choose a field that it has, or another layer.</source>
        <translation>图层“{layer}”没有表达式 {expression} 所需的字段 {fields}：请选择已有的字段，或另选图层。</translation>
    </message>
    <message>
        <location filename="../../layers/planes.py"/>
        <source>Layer '{layer}' has no geometry with a place on the globe: check its coordinates and CRS.</source>
        <translation>图层“{layer}”没有能落在地球上的几何图形：请检查其坐标与坐标参照系。</translation>
    </message>
    <message>
        <location filename="../../layers/commutereasons.py"/>
        <source>Layer '{layer}' has no records: choose another.</source>
        <translation>图层“{layer}”没有记录：请另选图层。</translation>
    </message>
    <message>
        <location filename="../../layers/conditions.py"/>
        <source>Layer '{layer}' has nothing on division(s) {ids}: what it would tell of them is unknown.</source>
        <translation>图层“{layer}”没有分区 {ids} 的数据：由它得出的内容为未知。</translation>
    </message>
    <message>
        <location filename="../../layers/ways.py"/>
        <source>Layer '{layer}' holds no line with two vertices or more: choose the ways to walk on.</source>
        <translation>图层“{layer}”没有两个顶点以上的线：请选择可步行的道路图层。</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Layer '{layer}' is no crowd profile, it lacks {fields}: choose the output of 'Crowd profile'.</source>
        <translation>图层“{layer}”不是人群画像，缺少 {fields}：请选择“人群画像”的输出。</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Layer '{layer}' is no result on divisions, it lacks {fields}: choose the output of one of our algorithms.</source>
        <translation>图层“{layer}”不是分区结果，缺少 {fields}：请选择本插件算法的输出结果。</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>Layer '{layer}' is read record by record, not worked on by the server: {reason}.</source>
        <translation>图层“{layer}”逐条读取，不由服务器计算：{reason}。</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>Layer '{layer}' is worked on by the server; only groups of records come back.</source>
        <translation>图层“{layer}”由服务器计算，只返回分组后的记录。</translation>
    </message>
    <message>
        <location filename="../../layers/expressions.py"/>
        <source>Layer '{layer}', feature {feature}: the expression {expression} fails ({reason}).</source>
        <translation>图层“{layer}”要素 {feature}：表达式 {expression} 计算失败（{reason}）。</translation>
    </message>
    <message>
        <location filename="../../layers/expressions.py"/>
        <source>Layer '{layer}', feature {feature}: {expression} is '{value}', which is text and no number. Turn the field into a number field (field calculator, to_real) and run again.</source>
        <translation>图层“{layer}”要素 {feature}：{expression} 为“{value}”，是文本而不是数字。请将该字段转为数值字段（字段计算器，to_real）后重新运行。</translation>
    </message>
    <message>
        <location filename="../../layers/conditions.py"/>
        <source>Layer '{layer}', field 'division_id': the id '{id}' stands twice; choose a result with one row a division.</source>
        <translation>图层“{layer}”字段“division_id”：编号“{id}”出现两次；请选择每个分区只有一行的结果。</translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}', field '{field}': feature {feature} has no id; give every division one.</source>
        <translation>图层“{layer}”字段“{field}”：要素 {feature} 没有编号；请为每个分区填写编号。</translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}', field '{field}': feature {feature} has the id '{id}', which results use themselves; rename that division.</source>
        <translation>图层“{layer}”字段“{field}”：要素 {feature} 的编号为“{id}”，结果本身要使用该名称；请为该分区改名。</translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}', field '{field}': features {first} and {feature} both have the id '{id}'; give each division its own.</source>
        <translation>图层“{layer}”字段“{field}”：要素 {first} 与 {feature} 的编号同为“{id}”；请各用各的编号。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}', field '{field}': no division may be called '{id}'; give it another id.</source>
        <translation>图层“{layer}”字段“{field}”：分区编号不能为“{id}”；请另取编号。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Layer '{layer}', field '{field}': no facility that can be used is of a type in TYPES ({types}). Choose the field that holds the types, or write them as it has them.</source>
        <translation>图层“{layer}”字段“{field}”：没有可用设施属于 TYPES 中的类型（{types}）。请选择存放类型的字段，或按其写法填写类型。</translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>Layer '{layer}', field '{field}': no firm is of a segment in SEGMENTS ({values}). Choose the field that holds the segments, or write their values as it has them.</source>
        <translation>图层“{layer}”字段“{field}”：没有企业属于 SEGMENTS 中的环节（{values}）。请选择存放环节的字段，或按其写法填写取值。</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Layer '{layer}', field '{field}': no place is of a class that is named ({classes}). Choose the field that holds the classes, or write them as it has them.</source>
        <translation>图层“{layer}”字段“{field}”：没有场所属于所列类别（{classes}）。请选择存放类别的字段，或按其写法填写类别。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}', field '{field}': none of its types ({types}) is in the table; edit the types to name them, or choose another field.</source>
        <translation>图层“{layer}”字段“{field}”：其类型（{types}）均不在表中；请编辑类型表，或另选字段。</translation>
    </message>
    <message>
        <location filename="../../layers/regions.py"/>
        <source>Layer '{layer}', field '{field}': the id '{id}' is a division's too; give the outside region another.</source>
        <translation>图层“{layer}”字段“{field}”：编号“{id}”与某个分区相同；请为该外部区域另取编号。</translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>Layer '{layer}', field '{field}': zone {zone} has no id; give every zone one.</source>
        <translation>图层“{layer}”字段“{field}”：小区 {zone} 没有编号；请为每个小区填写编号。</translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>Layer '{layer}', field '{field}': zones {first} and {zone} both have the id '{id}'; give each its own.</source>
        <translation>图层“{layer}”字段“{field}”：小区 {first} 与 {zone} 的编号同为“{id}”；请各用各的编号。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}', field '{field}': {count} division(s) have no id; fill it, or choose another field.</source>
        <translation>图层“{layer}”字段“{field}”：{count} 个分区没有编号；请填写，或另选字段。</translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}', field '{field}': {count} id(s) have spaces around them; results carry them without.</source>
        <translation>图层“{layer}”字段“{field}”：{count} 个编号前后带有空格；结果中已去掉空格。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}', field '{field}': {count} id(s) stand twice ({ids}); give each division its own, or choose another field.</source>
        <translation>图层“{layer}”字段“{field}”：{count} 个编号重复（{ids}）；请各用各的编号，或另选字段。</translation>
    </message>
    <message>
        <location filename="../../processing/live.py"/>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}': choose the field for '{what}'.</source>
        <translation>图层“{layer}”：请为“{what}”选择字段。</translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}': division(s) {ids} have no geometry that is a polygon of finite coordinates, so nothing lies in them; draw them.</source>
        <translation>图层“{layer}”：分区 {ids} 没有坐标有限的多边形几何，因此其中没有任何内容；请绘制它们。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Layer '{layer}': facilities of types that are not in TYPES are left out: {types}.</source>
        <translation>图层“{layer}”：类型不在 TYPES 中的设施不计入：{types}。</translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>Layer '{layer}': firms of segments that are not in SEGMENTS are left out: {values}.</source>
        <translation>图层“{layer}”：环节不在 SEGMENTS 中的企业不计入：{values}。</translation>
    </message>
    <message>
        <location filename="../../layers/reading.py"/>
        <source>Layer '{layer}': its file '{path}' cannot be read ({reason}): see that it is there and may be read, or choose another layer.</source>
        <translation>图层“{layer}”：其文件“{path}”无法读取（{reason}）：请确认文件存在且允许读取，或选择其他图层。</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Layer '{layer}': no commute begins or ends in a division. Check the CRS of the coordinates, their order (x is longitude), and the divisions.</source>
        <translation>图层“{layer}”：没有任何通勤的一端位于分区内。请检查坐标的坐标参照系、坐标顺序（x 为经度）以及分区。</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Layer '{layer}': no commute begins or ends in a division. Check the zones, their ids and place.</source>
        <translation>图层“{layer}”：没有任何通勤的一端位于分区内。请检查小区图层、其编号与位置。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Layer '{layer}': no facility has a capacity by {expression}, it is NULL or no count everywhere; write an expression that gives one (CAPACITY).</source>
        <translation>图层“{layer}”：按 {expression} 没有任何设施具有容量，均为 NULL 或不是有效数量；请填写能给出容量的表达式（CAPACITY）。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Layer '{layer}': no facility has a geometry that is a point or a polygon; choose another layer.</source>
        <translation>图层“{layer}”：没有设施的几何图形是点或面；请另选图层。</translation>
    </message>
    <message>
        <location filename="../../layers/reading.py"/>
        <source>Layer '{layer}': none of its {count} features can be read: its file has been changed or is damaged. Open it again, then run again.</source>
        <translation>图层“{layer}”：其 {count} 个要素均无法读取：文件已被更改或已损坏。请重新打开该图层，再次运行。</translation>
    </message>
    <message>
        <location filename="../../layers/regions.py"/>
        <source>Layer '{layer}': region(s) {ids} overlap the divisions; what lies in both is the division's.</source>
        <translation>图层“{layer}”：区域 {ids} 与分区重叠；重叠部分归分区。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}': the field '{field}' holds numbers as text, so each record counts as one commuter. Turn it into a number field to count them all.</source>
        <translation>图层“{layer}”：字段“{field}”以文本存放数字，因此每条记录计为一名通勤者。请转为数值字段，以便全部计入。</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Layer '{layer}': the field(s) {fields} hold no numbers: choose the output of 'Crowd profile' as it was written.</source>
        <translation>图层“{layer}”：字段 {fields} 不是数值：请选择“人群画像”原样写出的输出。</translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}': the geometry of division(s) {ids} is invalid; it was mended for this run only. Correct it with 'Fix geometries'.</source>
        <translation>图层“{layer}”：分区 {ids} 的几何图形无效，仅在本次运行中作了修复。请用“修复几何图形”更正。</translation>
    </message>
    <message>
        <location filename="../../layers/writing.py"/>
        <source>Layer '{layer}': the result's own {fields} take the place of its fields of these names.</source>
        <translation>图层“{layer}”：结果自身的 {fields} 取代了同名字段。</translation>
    </message>
    <message>
        <location filename="../../layers/serverlink.py"/>
        <source>Layer '{layer}': the server gave up ({reason}). Try again, or let LANE be record by record.</source>
        <translation>图层“{layer}”：服务器中止了计算（{reason}）。请重试，或将 LANE 设为逐条读取。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Layer '{layer}': there is no facility that can be used of the type(s) {types}: nobody reaches one.</source>
        <translation>图层“{layer}”：没有类型为 {types} 的可用设施：无人可达。</translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>Layer '{layer}': {count} invalid geometries were mended for this run only, the first that of feature {first}. Correct them with 'Fix geometries'.</source>
        <translation>图层“{layer}”：{count} 个无效几何图形仅在本次运行中作了修复，首个为要素 {first}。请用“修复几何图形”更正。</translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>Layer '{layer}': {count} invalid geometries were mended for this run only. Correct them with 'Fix geometries'.</source>
        <translation>图层“{layer}”：{count} 个无效几何图形仅在本次运行中作了修复。请用“修复几何图形”更正。</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Layer '{layer}': {count} record(s) have x and y (longitude and latitude) of an end swapped; exchange the fields, or correct the lines, to count them.</source>
        <translation>图层“{layer}”：{count} 条记录的端点 x 与 y（经度与纬度）颠倒；请对调字段或更正线，才能计入。</translation>
    </message>
    <message>
        <location filename="../../layers/ways.py"/>
        <source>Layer '{layer}': {count} vertices have no place on the globe; check its coordinates and CRS.</source>
        <translation>图层“{layer}”：{count} 个顶点不能落在地球上；请检查其坐标与坐标参照系。</translation>
    </message>
    <message>
        <location filename="../../layers/ways.py"/>
        <source>Layer '{layer}': {count} way(s) have no speed above 0 by {expression} and are not walked on.</source>
        <translation>图层“{layer}”：{count} 条道路按 {expression} 没有大于 0 的速度，不参与步行。</translation>
    </message>
    <message>
        <location filename="../../layers/ways.py"/>
        <source>Layer '{layer}': {expression} gives no speed above 0 for any way; write an expression that gives km/h.</source>
        <translation>图层“{layer}”：按 {expression} 没有任何道路的速度大于 0；请填写以 km/h 计的表达式。</translation>
    </message>
    <message>
        <location filename="../../layers/expressions.py"/>
        <source>Layer '{layer}': {expression} is negative or beyond all counts in {count} feature(s), first in feature number {first} ({value}); they are taken as unknown and left out. Correct them to count them.</source>
        <translation>图层“{layer}”：{expression} 在 {count} 个要素中为负值或超出任何计数，首个为第 {first} 个要素（{value}）；这些值按未知处理，不计入。如需计入，请先更正。</translation>
    </message>
    <message>
        <location filename="../../layers/expressions.py"/>
        <source>Layer '{layer}': {field} is a text field, so the + in {expression} would join texts and not add numbers; turn it into a number field, or write to_real({field}).</source>
        <translation>图层“{layer}”：{field} 是文本字段，{expression} 中的 + 会连接文本而不是相加；请转为数值字段，或写成 to_real({field})。</translation>
    </message>
    <message>
        <location filename="../../layers/commutereasons.py"/>
        <source>Layer '{layer}': {field} is negative or beyond all counts in {count} record(s); they are taken as unknown and left out. Correct them to count them.</source>
        <translation>图层“{layer}”：有 {count} 条记录的 {field} 为负数或超出一切计数，按未知处理并略去；更正后方可计入。</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Layers in memory are gone when QGIS ends; a GeoPackage stays</source>
        <translation>内存中的图层在 QGIS 退出后消失；GeoPackage 会保留</translation>
    </message>
    <message>
        <location filename="../../processing/commutebands.py"/>
        <location filename="../../processing/commutemap.py"/>
        <location filename="../../processing/commutercrowds.py"/>
        <location filename="../../processing/comparescenarios.py"/>
        <location filename="../../processing/crowdprofile.py"/>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/facilitydemand.py"/>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/lifecircle.py"/>
        <location filename="../../processing/odflows.py"/>
        <location filename="../../processing/profilechange.py"/>
        <location filename="../../processing/study.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Left out, for no layer has the fields: {codes}. Edit the table, or add a layer that has them.</source>
        <translation>以下未计算，因为没有图层具备所需字段：{codes}。请编辑表格，或添加具备这些字段的图层。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Lines to walk on (else the straight line and a detour)</source>
        <translation>可步行的线（否则为直线距离与绕行系数）</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Lines, points or a table with a row for each commute or flow</source>
        <translation>线、点或表，每条通勤或通勤流一条记录</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Live, {seconds} s after the change.</source>
        <translation>实时，改动后 {seconds} 秒更新。</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Live: choose the division layer first.</source>
        <translation>实时：请先选择分区图层。</translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Live: reading the layers and computing the state before the edit…</source>
        <translation>实时：正在读取图层并计算编辑之前的状态…</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Live: switch on editing of '{layer}' (the pencil) and move a boundary; everything here follows.</source>
        <translation>实时：请开启“{layer}”的编辑（铅笔按钮）并移动边界；此处内容随之更新。</translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Live: this is the state before the edit. Move a boundary.</source>
        <translation>实时：这是编辑前的状态。请移动边界。</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Live: {what}</source>
        <translation>居住：{what}</translation>
    </message>
    <message>
        <location filename="../../processing/lifecircle.py"/>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Living circles</source>
        <translation>生活圈</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/lifecircle.py"/>
        <source>Living circles of divisions</source>
        <translation>各分区的生活圈</translation>
    </message>
    <message>
        <location filename="../../processing/lifecircle.py"/>
        <source>Living circles of units</source>
        <translation>各单元的生活圈</translation>
    </message>
    <message>
        <location filename="../../processing/lifecircle.py"/>
        <source>Living circles table</source>
        <translation>生活圈表</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Living circles, unit by unit</source>
        <translation>各单元的生活圈</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Living circles: all numbers</source>
        <translation>生活圈：全部数值</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Load a preset</source>
        <translation>载入预设</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Location quotient of each segment: its share in the division, divided by its share in the area; marked ones are shaded.</source>
        <translation>各环节的区位商：在分区中的占比除以在全域中的占比；显著者加底色。</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Lowest share</source>
        <translation>最低占比</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Map of cells with commuters around the area</source>
        <translation>全域周边有通勤者的格网单元地图</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Map of industrial sites by balance</source>
        <translation>产业用地均衡度地图</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Map of jobs per employed resident by division</source>
        <translation>各分区职住比地图</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Map of specialisation by division</source>
        <translation>各分区专业化程度地图</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Map of the divisions</source>
        <translation>分区地图</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Map of the most needed facility by division</source>
        <translation>各分区最短缺设施地图</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Map of the transit hubs</source>
        <translation>交通枢纽地图</translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>Maps of commuting</source>
        <translation>通勤地图</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Marked crowds</source>
        <translation>显著人群</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Marked: {crowds}.</source>
        <translation>显著：{crowds}。</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Mean balance</source>
        <translation>平均均衡度</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>Means and shares of far commuters are not in this study.</source>
        <translation>平均距离与远距离通勤占比不在本研究中。</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Measured distance in km</source>
        <translation>实测距离（km）</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>Models (*.model3)</source>
        <translation>模型 (*.model3)</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>More counts of people, such as incomes from LBS data</source>
        <translation>更多人口计数，例如来自 LBS 数据的收入</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Most come from</source>
        <translation>主要来自</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Most go to</source>
        <translation>主要前往</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Most lacking: {types}.</source>
        <translation>最短缺：{types}。</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Most needed</source>
        <translation>最短缺</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Move the row down</source>
        <translation>将该行下移</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Move the row up</source>
        <translation>将该行上移</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Names of the regions outside</source>
        <translation>外部区域名称</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Need</source>
        <translation>需求量</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Need and supply of each type in the whole area, in its unit; the gap is what lacks within reach, which can be large where the supply stands elsewhere.</source>
        <translation>全域各类设施的需求量与供给量，以其单位计；缺口为可达范围内的短缺量，供给分布在别处时缺口也可能很大。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>New since the edit: {products}.</source>
        <translation>编辑后新增：{products}。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Newly marked: {crowds}.</source>
        <translation>新增显著：{crowds}。</translation>
    </message>
    <message>
        <location filename="../../ui/placepicker.py"/>
        <source>Next division</source>
        <translation>下一个分区</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>No class is {kind}: name at least one value of the class field in {parameter}.</source>
        <translation>没有类别属于 {kind}：请在 {parameter} 中至少列出类别字段的一个值。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>No commutes in these results. Under Commutes choose lines from home to work, a table of their coordinates, or a table of two zone ids with the zones, and run again.</source>
        <translation>这些结果中没有通勤。请在“通勤”中选择由居住地到工作地的线、其坐标表，或两个小区编号的表及小区图层，然后重新运行。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>No crowd is far more, or far less, common here than in the area.</source>
        <translation>没有人群的占比远高于或远低于全域。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>No crowds in these results. Under Crowds choose a layer that counts people by age, education, housing or income, and run again.</source>
        <translation>这些结果中没有人群。请在“人群”中选择按年龄、教育、住房或收入统计人口的图层，然后重新运行。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>No facilities in these results. Under Facilities choose a layer of facilities and the field of their type, and run again.</source>
        <translation>这些结果中没有设施。请在“设施”中选择设施图层及其类型字段，然后重新运行。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>No longer marked: {crowds}.</source>
        <translation>不再显著：{crowds}。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>No longer recommended since the edit</source>
        <translation>编辑后不再推荐</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>No longer: {products}.</source>
        <translation>不再推荐：{products}。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>No recommendations in these results. Switch Demand on, check its rules, and run again.</source>
        <translation>这些结果中没有建议。请启用“需求”，检查其规则，然后重新运行。</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>No results yet: set up the study and run it.</source>
        <translation>尚无结果：请完成研究设置并运行。</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>No results yet: set up your layers and run, or fill everything with the sample.</source>
        <translation>尚无结果：请设置图层并运行，或用样例填写全部内容。</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <source>No rule holds here.</source>
        <translation>此处没有规则成立。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>No rule holds in any division.</source>
        <translation>没有规则在任何分区成立。</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>No rule holds in {divisions}.</source>
        <translation>{divisions}没有规则成立。</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>No {what} can be computed: the population layers lack fields that each of them names. Write expressions for the fields that there are, in the table or in a preset file ({table}, {table}_FILE).</source>
        <translation>无法计算任何{what}：人口图层缺少它们各自所需的字段。请针对现有字段填写表达式，可写在表中或预设文件中（{table}、{table}_FILE）。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>Nobody comes to work here.</source>
        <translation>无人来此工作。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Nobody who commutes lives or works here.</source>
        <translation>没有通勤者在此居住或工作。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>Nobody who lives here commutes.</source>
        <translation>此处居民无人通勤。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Nobody, as far as it is known.</source>
        <translation>就已知而言，没有人。</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>None of the rules that could be asked holds in {divisions}.</source>
        <translation>可判断的规则在{divisions}均不成立。</translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>Not in this study, and what it would take</source>
        <translation>本研究未包含的内容及所需数据</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Nothing is known to lack here.</source>
        <translation>此处没有已知的短缺。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Of</source>
        <translation>基数</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Of (people, households, earners)</source>
        <translation>基数（人、户、有收入者）</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Of all</source>
        <translation>总数</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Of all (expression)</source>
        <translation>全部（表达式）</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>Of all who live there and commute</source>
        <translation>占该地通勤居民的比重</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Of the {all} rules {count} could not be asked, and so recommend nothing anywhere.</source>
        <translation>{all} 条规则中有 {count} 条无法判断，因而在任何分区都未据以推荐。</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>Of {commuters} commuters {internal} % stay within the area and {external} % cross its boundary: {out} go out of it, {into} come into it.</source>
        <translation>{commuters} 名通勤者中，{internal} % 留在全域之内，{external} % 跨越边界：流出 {out} 人，流入 {into} 人。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>One product is recommended: {product}.</source>
        <translation>推荐一种空间产品：{product}。</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Only in AFTER ('{layer}'): {ids}.</source>
        <translation>仅在 AFTER（“{layer}”）中：{ids}。</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Only in BEFORE ('{layer}'): {ids}.</source>
        <translation>仅在 BEFORE（“{layer}”）中：{ids}。</translation>
    </message>
    <message>
        <location filename="../../plugin.py"/>
        <source>Open the sample</source>
        <translation>打开样例数据</translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Open your division layer, or try the sample.</source>
        <translation>请打开分区图层，或试用样例。</translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Opens a synthetic new town and fills in everything</source>
        <translation>打开一座合成的新城并填写全部内容</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Or switch this part off.</source>
        <translation>或停用此部分。</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Out of the area</source>
        <translation>流出全域</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Outside, distance, attributes</source>
        <translation>外部区域、距离、属性</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>PNG picture (*.png);;SVG picture (*.svg)</source>
        <translation>PNG 图片 (*.png);;SVG 图片 (*.svg)</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Parameters of this study</source>
        <translation>本研究的参数</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Part (expression)</source>
        <translation>部分（表达式）</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Pe&amp;ople</source>
        <translation>单元人数(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>People</source>
        <translation>人口</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>People in a unit</source>
        <translation>单元人数</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>People in the divisions</source>
        <translation>分区内人口</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>People it serves</source>
        <translation>服务人群</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>People outside</source>
        <translation>分区外人口</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <location filename="../../ui/charts/commute.py"/>
        <source>People who work here</source>
        <translation>在此工作者</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>People who work here come {km} on average; {share} come {far} km or more{times}.</source>
        <translation>在此工作者平均通勤 {km}；{share} 通勤 {far} km 及以上{times}。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>People who work here live most often in {place}: {count}.</source>
        <translation>在此工作者最多居住于{place}：{count} 人。</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>People who work there</source>
        <translation>在该处工作者</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>People within a facility's catchment share its capacity; what a resident has in reach is held against the standard. Standard met: the mean over the people served, each at most 100 %. Gap: what would have to be added in reach of those who have too little.</source>
        <translation>设施服务范围内的人共享其容量；将居民可达的供给与标准比较。达标率：服务人群的平均值，每人最高 100 %。缺口：为供给不足者在可达范围内须增加的数量。</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Per 1,000</source>
        <translation>每千人</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Places of production, research and living round the sites</source>
        <translation>产业用地周边的生产、研发与生活服务场所</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Places with a class</source>
        <translation>带类别的场所</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Placing counts in divisions</source>
        <translation>将计数落位到分区</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Planning divisions</source>
        <translation>规划分区</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Planning divisions (divisions after)</source>
        <translation>规划分区（之后的分区）</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Points or polygons, one for each school, clinic, ...</source>
        <translation>点或面，每所学校、卫生站等各一个</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Population before and after by division, with its growth: where the area's people came to live.</source>
        <translation>各分区之前与之后的人口及其增长率：全域人口增加在何处。</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Population change by division, in people; a share below 0 is a loss.</source>
        <translation>各分区的人口变化（人）；贡献低于 0 表示减少。</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Population of each division before and after</source>
        <translation>各分区之前与之后的人口</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Population units (census tracts, grid cells)</source>
        <translation>人口单元（普查小区、格网）</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Population units (census tracts, grid cells) (population before)</source>
        <translation>人口单元（普查小区、格网）（之前的人口）</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Population units at an earlier date</source>
        <translation>较早时点的人口单元</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Presets (*.json)</source>
        <translation>预设 (*.json)</translation>
    </message>
    <message>
        <location filename="../../ui/placepicker.py"/>
        <source>Previous division</source>
        <translation>上一个分区</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Privacy: shares of very few people can give one of them away.</source>
        <translation>隐私：极少人数的占比可能泄露个人信息。</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <location filename="../../ui/definitionstable.py"/>
        <source>Product</source>
        <translation>空间产品</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Products recommended somewhere in the area: {count}. Choose a division to read why.</source>
        <translation>全域各处推荐的空间产品：{count} 种。选择一个分区查看原因。</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Profile change</source>
        <translation>画像变化</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Profile change table</source>
        <translation>画像变化表</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Profiles and their change</source>
        <translation>人群画像及其变化</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Profiles at two dates, and the change between them.</source>
        <translation>两个时点的人群画像及其间的变化。</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Progress of the run</source>
        <translation>运行进度</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>R&amp;esults</source>
        <translation>结果(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Radius (km, straight line)</source>
        <translation>半径（km，直线距离）</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Re&amp;gions</source>
        <translation>外部区域(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>Read for: {steps}</source>
        <translation>用于：{steps}</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <location filename="../../ui/definitionstable.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Recommended products</source>
        <translation>推荐的空间产品</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../report/area.py"/>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Region id</source>
        <translation>区域编号</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Region name</source>
        <translation>区域名称</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Regions outside</source>
        <translation>外部区域</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Regions outside, where commuters come from or go to</source>
        <translation>外部区域：通勤者的来源地或目的地</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Removed in this edit: {divisions}.</source>
        <translation>这次编辑中删除：{divisions}。</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Rep&amp;ort…</source>
        <translation>报告(&amp;O)…</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Replace the rows by those of a preset file</source>
        <translation>以预设文件的行替换现有各行</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Replace the rows by those of the method</source>
        <translation>以本方法的行替换现有各行</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <location filename="../../ui/reporting.py"/>
        <source>Report of the study</source>
        <translation>研究报告</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Residents before</source>
        <translation>此前居民</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>Residents commute {km} on average; {share} go {far} km or more{times}.</source>
        <translation>居民平均通勤 {km}；{share} 通勤 {far} km 及以上{times}。</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <location filename="../../report/commuting.py"/>
        <location filename="../../ui/charts/commute.py"/>
        <source>Residents who commute</source>
        <translation>通勤居民</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Residents work most often in {place}: {count}.</source>
        <translation>居民最多工作于{place}：{count} 人。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Residents, %</source>
        <translation>居民，%</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Result after</source>
        <translation>之后的结果</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Result before</source>
        <translation>之前的结果</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>Results that are not given: {results}.</source>
        <translation>未给出的结果：{results}。</translation>
    </message>
    <message>
        <location filename="../../layers/writing.py"/>
        <source>Row {row} of the result could not be written ({reason}): choose another output.</source>
        <translation>结果第 {row} 行无法写入（{reason}）：请另选输出位置。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Row {row}: a facility type needs a name, as the facility layer has it.</source>
        <translation>第 {row} 行：设施类型需要名称，并与设施图层中的写法一致。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Row {row}: no facility type may be called *, which stands for all of them.</source>
        <translation>第 {row} 行：设施类型不能命名为 *，它代表全部类型。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Row {row}: the code '{code}' cannot name a field; use 1 to 18 of a-z, 0-9 and _.</source>
        <translation>第 {row} 行：代码“{code}”不能作为字段名称；请使用 1 至 18 个 a-z、0-9 或 _ 字符。</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Row {row}: {problem}</source>
        <translation>第 {row} 行：{problem}</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>Rule '{code}'</source>
        <translation>规则“{code}”</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Rule '{code}' has no {name}: write one.</source>
        <translation>规则“{code}”没有 {name}：请填写。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Rule '{code}': its weight is '{value}'; it must be a number above 0.</source>
        <translation>规则“{code}”：权重为“{value}”；必须是大于 0 的数值。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Rule&amp;s</source>
        <translation>规则(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Rules that cannot tell, since a value is unknown: {count}.</source>
        <translation>因数值未知而无法判断的规则：{count} 条。</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Rules that could not be asked</source>
        <translation>无法判断的规则</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Rules that could not be asked, since these results lack what they need: {count}.</source>
        <translation>因这些结果缺少所需内容而无法判断的规则：{count} 条。</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Rules: preset file</source>
        <translation>规则：预设文件</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>S&amp;ites</source>
        <translation>产业用地(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Sa&amp;ve to</source>
        <translation>保存到(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Sample, command line, model, new set-up</source>
        <translation>样例、命令行、模型、新建设置</translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>Sample: Lingang (synthetic)</source>
        <translation>样例：临港（合成数据）</translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>Save as &amp;model…</source>
        <translation>另存为模型(&amp;M)…</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Save as a preset</source>
        <translation>保存为预设</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Save results to</source>
        <translation>结果保存到</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Save the chart as a PNG or SVG picture</source>
        <translation>将图表保存为 PNG 或 SVG 图片</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Save the rows as a preset file</source>
        <translation>将各行保存为预设文件</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Save the study</source>
        <translation>保存研究</translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>Save the study as a model</source>
        <translation>将研究保存为模型</translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Scarce: {crowds}.</source>
        <translation>稀缺：{crowds}。</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Scenario comparison</source>
        <translation>情景比较</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Scenario comparison table</source>
        <translation>情景比较表</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <location filename="../../report/facilities.py"/>
        <location filename="../../report/method.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Score before</source>
        <translation>之前得分</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Score: 0 all are served, 50 nobody is</source>
        <translation>得分：0 为全部得到服务，50 为无人得到服务</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Score: 0 where all are served, 50 where nobody is, more where those it serves are many.</source>
        <translation>得分：全部得到服务为 0，无人得到服务为 50，所服务的人群集中时更高。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Scores changed by the edit: {changes}.</source>
        <translation>编辑引起的得分变化：{changes}。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Se&amp;gment</source>
        <translation>环节字段(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Second</source>
        <translation>第二</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Second source (e.g. income from LBS data)</source>
        <translation>第二数据源（如来自 LBS 的收入数据）</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Seg&amp;ments</source>
        <translation>环节(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>Segment of a firm</source>
        <translation>企业所属环节</translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>Segments</source>
        <translation>环节</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Segments of the value chain</source>
        <translation>价值链环节</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Segments of the value chain, and what the firms' field says for each.</source>
        <translation>价值链环节，以及企业字段中对应的取值。</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Segments of the value chain: preset file</source>
        <translation>价值链环节：预设文件</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Set &amp;up</source>
        <translation>设置(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Set up the study</source>
        <translation>设置研究</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Share and location quotient</source>
        <translation>占比与区位商</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Share complete</source>
        <translation>完整占比</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Share in the area</source>
        <translation>全域占比</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Share of each crowd of the area that has a facility of the type within its own walking time; slow walkers have a smaller circle. A dash is unknown or withheld.</source>
        <translation>全域各人群在其自身步行时间内有该类设施者的占比；步行较慢者生活圈较小。短横线表示未知或已隐去。</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Share of each crowd with each facility in walking reach</source>
        <translation>各人群步行可达各类设施的占比</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Share of the area's growth</source>
        <translation>占全域增长的比重</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Share of {crowd} before and after, in per cent, with its change in percentage points.</source>
        <translation>{crowd}之前与之后的占比（百分比）及其变化（百分点）。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Share, %</source>
        <translation>占比，%</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Shares in per cent by division; ▲ marked, ▽ scarce.</source>
        <translation>各分区的占比（百分比）；▲ 显著，▽ 稀缺。</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Shares of each crowd among those who travel {km} km or more, and among all commuters.</source>
        <translation>通勤 {km} km 及以上者与全部通勤者中各人群的占比。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Shares of each crowd, in per cent</source>
        <translation>各人群占比（百分比）</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Shares that are compared between two dates; both layers must have the fields.</source>
        <translation>在两个时点之间比较的占比；两个图层都须有所需字段。</translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Show before and after of the scenario that was kept, on the map</source>
        <translation>在地图上显示所保存情景的前后对比</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Show the numbers instead of the chart</source>
        <translation>显示数值而不是图表</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Show the server's plan in the log</source>
        <translation>在日志中显示服务器的执行计划</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Some flows are withheld, too few people to be shown: a dash in the map.</source>
        <translation>部分通勤流因人数过少已隐去：图中以短横线表示。</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Source</source>
        <translation>数据源</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Source: Zhou, Li and Huang, customised spatial demand for industry-city integration, Shanghai Lingang, DOI 10.16361/j.upf.202403014; walking circles: GB 50180-2018.</source>
        <translation>来源：Zhou、Li 与 Huang，面向产城融合的定制化空间需求，上海临港，DOI 10.16361/j.upf.202403014；步行生活圈：GB 50180-2018。</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Spatial Demand</source>
        <translation>Spatial Demand</translation>
    </message>
    <message>
        <location filename="../../plugin.py"/>
        <source>Spatial Demand panel</source>
        <translation>Spatial Demand 面板</translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>Spatial Demand study</source>
        <translation>Spatial Demand 研究</translation>
    </message>
    <message>
        <location filename="../../ui/resultgroup.py"/>
        <source>Spatial Demand: comparisons</source>
        <translation>Spatial Demand：比较</translation>
    </message>
    <message>
        <location filename="../../ui/background.py"/>
        <source>Spatial Demand: {name}</source>
        <translation>Spatial Demand：{name}</translation>
    </message>
    <message>
        <location filename="../../ui/running.py"/>
        <source>Spatial Demand: {title}</source>
        <translation>Spatial Demand：{title}</translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>Spatial demand</source>
        <translation>空间需求</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Specialisation</source>
        <translation>专业化程度</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Specialisation of jobs and the marked segment (▲): the darker, the further from the area's mix.</source>
        <translation>岗位专业化程度与显著环节（▲）：颜色越深，与全域构成的差异越大。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Split un&amp;its</source>
        <translation>单元拆分(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Split units and small counts</source>
        <translation>单元拆分与小数隐去</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Split units that cross a boundary</source>
        <translation>跨边界单元的拆分方式</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Standard met</source>
        <translation>达标率</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Standard met, %</source>
        <translation>达标率，%</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <location filename="../../report/method.py"/>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Step {number} of {all}: {name}</source>
        <translation>第 {number} 步，共 {all} 步：{name}</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Steps to leave out, with commas</source>
        <translation>不运行的步骤（以逗号分隔）</translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Store the state before and after this edit</source>
        <translation>保存这次编辑之前与之后的状态</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Strength {value}.</source>
        <translation>强度 {value}。</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Study</source>
        <translation>研究</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Sums by type of division</source>
        <translation>按分区类型汇总</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Sums first, division last. A location quotient of 1 is the area's own share; 1.2 means a fifth more of the crowd than in the area as a whole.</source>
        <translation>先求和，后相除。区位商为 1 即全域自身的占比；1.2 表示该人群占比比全域高五分之一。</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Supply</source>
        <translation>供给量</translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <location filename="../../ui/groups/facilities.py"/>
        <source>T&amp;ype</source>
        <translation>类型(&amp;Y)</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>Table {number}</source>
        <translation>表 {number}</translation>
    </message>
    <message>
        <location filename="../../ui/resultgroup.py"/>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Tables of units: left out; with MIN_COUNT no unit's own counts are passed on.</source>
        <translation>单元表：略去；设定 MIN_COUNT 时不传出任何单元自身的计数。</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Take the selected rows away</source>
        <translation>移除所选的行</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>The CRS of '{layer}' is set in this project only: export the layer to a file first.</source>
        <translation>“{layer}”的坐标参照系只在本工程中设置：请先将图层导出为文件。</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>The CRS of the coordinates is not valid: choose COORD_CRS.</source>
        <translation>坐标的坐标参照系无效：请选择 COORD_CRS。</translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>The area</source>
        <translation>全域概况</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>The buildings or the land where the people live</source>
        <translation>人口居住的建筑或用地</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>The class '{word}' stands in {first} and in {second}: keep it in one.</source>
        <translation>类别“{word}”同时出现在 {first} 与 {second} 中：请只保留在其中一个。</translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>The command is on the clipboard.</source>
        <translation>命令已复制到剪贴板。</translation>
    </message>
    <message>
        <location filename="../../layers/commutesums.py"/>
        <source>The commutes cannot be kept in the folder for temporary files '{path}' ({reason}): make room on its disk, or choose another folder in QGIS's options (Processing, General).</source>
        <translation>通勤数据无法存入临时文件夹“{path}”（{reason}）：请在其磁盘上腾出空间，或在 QGIS 的选项（处理，常规）中另选文件夹。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The crowd '{code}' stands twice: give each its own code.</source>
        <translation>人群“{code}”出现两次：请各用各的代码。</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>The crowd that stands out most is ‘{crowd}’ in {division}, {times} times the area's share; it is marked in {places}.</source>
        <translation>最突出的人群是{division}的“{crowd}”，占比为全域的 {times} 倍；该人群显著的分区有{places}。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>The detour factor (DETOUR) is {detour}: no way is shorter than the straight line; 1 or more.</source>
        <translation>绕行系数（DETOUR）为 {detour}：任何路程都不短于直线距离；应为 1 或更大。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>The detour factor is {detour}: no way is shorter than the straight line; write 1 or more.</source>
        <translation>绕行系数为 {detour}：任何路程都不短于直线距离；请填写 1 或更大的数。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The distance bands '{text}' are not ascending, or one stands twice: write them as {sorted}.</source>
        <translation>距离分段“{text}”不是递增的，或有重复：请写成 {sorted}。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The distance bands '{text}' hold '{word}', which is no distance above 0: write upper limits in km with commas between them, such as 5,10,20.</source>
        <translation>距离分段“{text}”中的“{word}”不是大于 0 的距离：请填写以 km 计、用逗号分隔的上限，例如 5,10,20。</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>The divisions and their types.</source>
        <translation>分区及其类型。</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>The divisions, their people, and the crowds that are far more common there than in the area.</source>
        <translation>各分区、其人口，以及占比远高于全域的人群。</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>The divisions.</source>
        <translation>各分区。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>The earlier population is read as the present one is: name its field alike.</source>
        <translation>较早时点的人口按现状人口的方式读取：请使用相同的字段名称。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>The edit has changed no flow here.</source>
        <translation>编辑没有改变此处的通勤流。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>The edit has changed no recommendation here.</source>
        <translation>编辑没有改变此处的建议。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>The edit has changed no score here.</source>
        <translation>编辑没有改变此处的得分。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>The edit has changed no share here.</source>
        <translation>编辑没有改变此处的占比。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>The edit has changed nothing of this.</source>
        <translation>编辑没有引起此处变化。</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>The edit has ended; shown is its last state. Keep it as a scenario, or run the whole study again.</source>
        <translation>编辑已结束；所示为其最后状态。可保存为情景，或重新运行完整研究。</translation>
    </message>
    <message>
        <location filename="../../layers/servercommutes.py"/>
        <source>The ends on the map come one by one: {reason}.</source>
        <translation>图上的端点逐条传回：{reason}。</translation>
    </message>
    <message>
        <location filename="../../layers/expressions.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The expression {expression} cannot be read ({reason}): write it again.</source>
        <translation>表达式 {expression} 无法读取（{reason}）：请重新填写。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The facility type '{type}' stands twice: keep one row of it.</source>
        <translation>设施类型“{type}”出现两次：请只保留一行。</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>The field '{field}' of '{layer}' is in this project only: export the layer to a file first.</source>
        <translation>“{layer}”的字段“{field}”只在本工程中存在：请先将图层导出为文件。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>The field or expression that counts the people in a unit</source>
        <translation>统计单元人数的字段或表达式</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>The field that says what a facility is</source>
        <translation>说明设施类别的字段</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>The greatest shortage is of {facility}: all {target} people to be served have too little in reach.</source>
        <translation>最短缺的设施是{facility}：{target} 名服务对象的可达供给全部不足。</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>The greatest shortage is of {facility}: of {target} people to be served {unmet} have too little in reach.</source>
        <translation>最短缺的设施是{facility}：{target} 名服务对象中有 {unmet} 人可达供给不足。</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>The indicators and the whole area's values. Each share is the counted crowd in per cent of its own base.</source>
        <translation>各项指标及其全域数值。每项占比为所计人群占其自身基数的百分比。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>The kind of division, to compare kinds (optional)</source>
        <translation>分区类型，用于按类型比较（可选）</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>The layer '{layer}' cannot be read: repair its data source, or choose another.</source>
        <translation>图层“{layer}”无法读取：请修复其数据源，或另选图层。</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>The ledger: every record of every source, and where it went.</source>
        <translation>台账：每个数据源的每条记录及其去向。</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>The marks are transit hubs.</source>
        <translation>标记为交通枢纽。</translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>The method in short</source>
        <translation>方法简述</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>The most needed facility of each division (▲) and its score: the darker, the more is missing.</source>
        <translation>各分区最短缺的设施（▲）及其得分：颜色越深，短缺越多。</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>The most needed facility types of each division, by score, and what lacks within reach.</source>
        <translation>各分区按得分最短缺的设施类型，以及可达范围内的短缺量。</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>The most people who live and work in one and the same division do so in {division}: {people}.</source>
        <translation>居住与工作在同一分区的人数以{division}最多：{people} 人。</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>The parameters that the study was run with; long ones are cut here and whole in the GeoPackage.</source>
        <translation>运行本研究所用的参数；过长者在此截短，完整内容见 GeoPackage。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/copying.py"/>
        <source>The picture '{path}' cannot be written ({reason}): choose another file or folder.</source>
        <translation>图片“{path}”无法写入（{reason}）：请另选文件或文件夹。</translation>
    </message>
    <message>
        <location filename="../../ui/runner.py"/>
        <source>The plugin's algorithms are not there: switch it off and on again.</source>
        <translation>找不到本插件的算法：请停用后重新启用插件。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>The polygons of your plan, one for each planning division</source>
        <translation>规划的面，每个规划分区一个</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>The polygons or points whose ids the commutes name</source>
        <translation>通勤数据中编号所指的面或点</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>The population at an earlier date, to show the change</source>
        <translation>较早时点的人口，用于显示变化</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>The population changed by {growth} % between the two dates; {division} gained most, {people} people</source>
        <translation>两个时点之间人口变化 {growth} %；增加最多的是{division}，增加 {people} 人</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>The population went from {before} to {after}, {change} people ({growth}).</source>
        <translation>人口由 {before} 变为 {after}，变化 {change} 人（{growth}）。</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>The preset cannot be written to {path} ({reason}): choose another place.</source>
        <translation>预设无法写入 {path}（{reason}）：请另选位置。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The preset file {path} cannot be opened ({reason}): choose another.</source>
        <translation>预设文件 {path} 无法打开（{reason}）：请另选。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The preset file {path} holds no {kind}: it needs "kind": "{kind}" and a list "items".</source>
        <translation>预设文件 {path} 不含 {kind}：需要有 "kind": "{kind}" 以及列表 "items"。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The preset file {path} is not JSON ({reason}): save it anew as UTF-8 JSON.</source>
        <translation>预设文件 {path} 不是 JSON（{reason}）：请重新保存为 UTF-8 编码的 JSON。</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>The product recommended most often is ‘{product}’, in {places}.</source>
        <translation>推荐次数最多的空间产品是“{product}”，位于{places}。</translation>
    </message>
    <message>
        <location filename="../../ui/runner.py"/>
        <source>The project was closed during the run: nothing was added to the next one.</source>
        <translation>运行期间工程被关闭：没有向新工程添加任何内容。</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>The regions outside need an id field: choose EXTERNAL_ID.</source>
        <translation>外部区域需要编号字段：请选择 EXTERNAL_ID。</translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>The report '{path}' cannot be written ({reason}): choose another file or folder.</source>
        <translation>报告“{path}”无法写入（{reason}）：请另选文件或文件夹。</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>The report is written: {path}</source>
        <translation>报告已写入：{path}</translation>
    </message>
    <message>
        <location filename="../../ui/reporting.py"/>
        <source>The report was not written: look into QGIS's log.</source>
        <translation>报告未能写入：请查看 QGIS 日志。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The rule '{code}' stands twice: give each its own code.</source>
        <translation>规则“{code}”出现两次：请各用各的代码。</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>The rules are the default ones, the strategies for Lingang; for another place give your own (RULES or RULES_FILE).</source>
        <translation>所用为默认规则，即临港的策略；用于其他地区时请给出自己的规则（RULES 或 RULES_FILE）。</translation>
    </message>
    <message>
        <location filename="../../ui/runner.py"/>
        <source>The run gave no result: look into QGIS's log.</source>
        <translation>运行没有给出结果：请查看 QGIS 日志。</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>The same counts on two sets of divisions, side by side.</source>
        <translation>两套分区上的同样统计，并列比较。</translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>The sample lacks {layers}: install the plugin anew.</source>
        <translation>样例缺少 {layers}：请重新安装插件。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The segment '{code}' stands twice: give each its own code.</source>
        <translation>环节“{code}”出现两次：请各用各的代码。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>The segments of the value chain; press to edit</source>
        <translation>价值链环节；点击编辑</translation>
    </message>
    <message>
        <location filename="../../layers/serverlink.py"/>
        <source>The server's plan:</source>
        <translation>服务器的执行计划：</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>The shares of the whole area. Choose a division to see what sets it apart.</source>
        <translation>全域的占比。选择一个分区，查看其特点。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>The shares that tell the crowds apart; press to edit</source>
        <translation>用于区分人群的占比指标；点击编辑</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>The shares whose change is shown; press to edit</source>
        <translation>显示其变化的占比指标；点击编辑</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>The strongest links between two places</source>
        <translation>两地之间最强的联系</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>The strongest links between two places.</source>
        <translation>两地之间最强的联系。</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>The study is a GeoPackage: let the name of STUDY end with .gpkg, not '{path}'.</source>
        <translation>研究保存为 GeoPackage：STUDY 的文件名应以 .gpkg 结尾，而不是“{path}”。</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>The style of '{layer}' cannot be saved ({why}): make room on the disk, or choose another file.</source>
        <translation>图层“{layer}”的样式无法保存（{why}）：请腾出磁盘空间，或另选文件。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>The units in the result hold the source's own counts, also those below {limit}; do not pass them on.</source>
        <translation>结果中的单元保留数据源自身的计数，包括小于 {limit} 的计数；请勿外传。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The value '{value}' stands for segment '{first}' and for '{second}': keep it in one.</source>
        <translation>值“{value}”同时代表环节“{first}”和“{second}”：请只保留在其中一个。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>The weight of a square metre, e.g. floors (1 if empty)</source>
        <translation>每平方米的权重，例如层数（留空则为 1）</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>The whole area's composition before and after.</source>
        <translation>全域之前与之后的人口构成。</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>The ‘three highs’, high education, high income and extreme commuting, meet in {places}.</source>
        <translation>高学历、高收入与极端通勤的“三高”人群汇聚于{places}。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Their CRS</source>
        <translation>坐标参照系</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There are no distance bands: write upper limits in km, such as 5,10,20,30,40,50.</source>
        <translation>没有距离分段：请填写以 km 计的上限，例如 5,10,20,30,40,50。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There is no attribute: write at least one.</source>
        <translation>没有属性：请至少填写一个。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There is no crowd: write at least one, or leave the table away for the default set.</source>
        <translation>没有人群：请至少填写一个，或不填此表以使用默认设置。</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>There is no evidence: choose at least one result, such as a crowd profile.</source>
        <translation>没有依据：请至少选择一个结果，例如人群画像。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There is no facility type: write at least one, or leave the table away for the default set.</source>
        <translation>没有设施类型：请至少填写一个，或不填此表以使用默认设置。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There is no indicator: write at least one, or leave the table away for the nine of the method.</source>
        <translation>没有指标：请至少填写一个，或不填此表以使用本方法的九项指标。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There is no rule: write at least one, or leave the table away for those of the method.</source>
        <translation>没有规则：请至少填写一条，或不填此表以使用本方法的规则。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There is no segment: write at least one, or leave the table away for the five of the method.</source>
        <translation>没有环节：请至少填写一个，或不填此表以使用本方法的五个环节。</translation>
    </message>
    <message>
        <location filename="../../ui/reporting.py"/>
        <source>There is no study to report on: run it first.</source>
        <translation>没有可供报告的研究：请先运行。</translation>
    </message>
    <message>
        <location filename="../../layers/shapes.py"/>
        <source>There is no way from the CRS '{source}' to '{target}': export the layer to another CRS.</source>
        <translation>无法从坐标参考系“{source}”转换到“{target}”：请将图层导出为另一坐标参考系。</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>These are the default rules, the strategies of the Lingang study; their limits are planning assumptions. Write the rules of your own plan in a file and give it as RULES_FILE to replace them.</source>
        <translation>所用为默认规则，即临港研究的策略；其限值为规划假设。请将自己规划的规则写入文件，以 RULES_FILE 给出予以替换。</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Third</source>
        <translation>第三</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>This QGIS has no Python package {packages}. Install it: on Windows by the OSGeo4W setup, on Debian or Ubuntu by apt install {debian}, elsewhere by pip for QGIS's own Python.</source>
        <translation>此 QGIS 缺少 Python 包 {packages}。请安装：Windows 上使用 OSGeo4W 安装程序，Debian 或 Ubuntu 上使用 apt install {debian}，其他系统用 QGIS 自带 Python 的 pip。</translation>
    </message>
    <message>
        <location filename="../../ui/live.py"/>
        <source>This edit could not be followed: {problem}. The log has more.</source>
        <translation>无法跟随这次编辑：{problem}。详见日志。</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>This file does not tell the parameters. Run the whole study: it writes them into its GeoPackage.</source>
        <translation>此文件没有记录参数。请运行完整研究：参数会写入其 GeoPackage。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Times the area</source>
        <translation>相当于全域的倍数</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Title of the report</source>
        <translation>报告标题</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>To mend</source>
        <translation>待更正</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>To split units by buildings or land, choose the layer to weight by (WEIGHT_LAYER).</source>
        <translation>按建筑或用地拆分单元时，请选择加权图层（WEIGHT_LAYER）。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>To split units by buildings or land, choose the layer to weight by, or split them by area.</source>
        <translation>按建筑或用地拆分单元时，请选择加权图层，或改为按面积拆分。</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Transit hubs</source>
        <translation>交通枢纽</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Transit hubs and the divisions.</source>
        <translation>交通枢纽与分区。</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Transit hubs on the map of facilities</source>
        <translation>设施地图上的交通枢纽</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Transit hubs, shown on the report's maps</source>
        <translation>交通枢纽，显示在报告的地图上</translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Try the &amp;sample</source>
        <translation>试用样例(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Two maps of the share of extreme commuters by division</source>
        <translation>各分区极端通勤占比的两幅地图</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <location filename="../../ui/definitionstable.py"/>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Type&amp;s</source>
        <translation>类型表(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Types in reach, mean</source>
        <translation>可达类型数（平均）</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>Types in reach, of {all}</source>
        <translation>步行可达类型数（共 {all} 类）</translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Types of the la&amp;yer</source>
        <translation>图层中的类型(&amp;Y)</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <location filename="../../ui/definitionstable.py"/>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Unknown values</source>
        <translation>未知数值</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Unknown, since a value is missing</source>
        <translation>未知，因缺少数值</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Unknown:</source>
        <translation>未知：</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Unknown: {crowds}.</source>
        <translation>未知：{crowds}。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Unknown: {types}.</source>
        <translation>未知：{types}。</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Unlocated commuters</source>
        <translation>无法定位的通勤者</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Unlocated records</source>
        <translation>无法定位的记录</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Unrelated commuters</source>
        <translation>无关通勤者</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Upper limits of the distance bands in km, with commas between</source>
        <translation>距离分段的上限，以 km 计，用逗号分隔</translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>User &amp;guide</source>
        <translation>用户指南(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/valuechain.py"/>
        <location filename="../../report/method.py"/>
        <location filename="../../report/sections.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Value chain</source>
        <translation>价值链</translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>Value chain table</source>
        <translation>价值链表</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Value chain, circles, hubs</source>
        <translation>价值链、产业生活圈、枢纽</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Value chain: all numbers</source>
        <translation>价值链：全部数值</translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Value chain: left out; give firms (FIRMS).</source>
        <translation>价值链：未计算；请给出企业（FIRMS）。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Values, with commas</source>
        <translation>取值，用逗号分隔</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Way's s&amp;peed</source>
        <translation>道路速度(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Ways to walk on</source>
        <translation>步行道路</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Weight of a square metre (e.g. floors)</source>
        <translation>每平方米权重（如层数）</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <location filename="../../ui/charts/commute.py"/>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>What came in was counted, lay outside the divisions, or could not be used, for the reason given.</source>
        <translation>读入的内容或已计入，或位于分区之外，或因所列原因不能使用。</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>What crowds need, reach and lack, and their living circles.</source>
        <translation>人群的需求、可达与短缺，以及其生活圈。</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>What is recommended here, and why</source>
        <translation>此处推荐什么，以及为什么</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>What is recommended, the most frequent first, and where.</source>
        <translation>推荐的空间产品（按出现次数排列）及其所在分区。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>What the divisions are called (optional; else their id)</source>
        <translation>分区名称（可选；否则用编号）</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>What the study was run with</source>
        <translation>本研究的运行参数</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>What to build</source>
        <translation>建设建议</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>What to build: every rule</source>
        <translation>建设建议：每条规则</translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <location filename="../../ui/ledgerview.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>What was counted</source>
        <translation>统计台账</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>When what is recommended, and why; press to edit</source>
        <translation>何时推荐什么以及为什么；点击编辑</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Where a condition on a division's results holds, a product is recommended, for a reason.</source>
        <translation>对分区结果的条件成立时，推荐相应的空间产品，并附理由。</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Where commuters live, on hexagons: the colour is the distance of most of them, the fuller the more commuters; the lines are the divisions.</source>
        <translation>通勤者居住在何处（六边形格网）：颜色为其中多数人的通勤距离，越饱满通勤者越多；线为分区边界。</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>Where everything went that the study has read</source>
        <translation>本研究读取的全部内容的去向</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Where people who work here live</source>
        <translation>在此工作者居住何处</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Where residents work</source>
        <translation>居民工作何处</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Where they go</source>
        <translation>通勤流向</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Where they go to work, and where workers come from</source>
        <translation>居民前往何处工作，工作者来自何处</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Which facilities are lacking, the worst first</source>
        <translation>短缺哪些设施，最短缺者在前</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>While you edit the division layer, charts and numbers follow each change</source>
        <translation>编辑分区图层时，图表与数值随每次改动更新</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <location filename="../../ui/ledgerview.py"/>
        <source>Who commutes</source>
        <translation>通勤者是谁</translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Who commutes: all numbers</source>
        <translation>通勤者：全部数值</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Who lives here, held against the area</source>
        <translation>谁居住在此，与全域比较</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Who the extreme commuters are</source>
        <translation>极端通勤者是谁</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Who travels {km} km or more</source>
        <translation>通勤 {km} km 及以上的人群</translation>
    </message>
    <message>
        <location filename="../../processing/commutebands.py"/>
        <location filename="../../processing/commutercrowds.py"/>
        <location filename="../../processing/crowdprofile.py"/>
        <location filename="../../processing/facilitydemand.py"/>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/lifecircle.py"/>
        <location filename="../../processing/profilechange.py"/>
        <location filename="../../processing/valuechain.py"/>
        <location filename="../../ui/resultspanel.py"/>
        <source>Whole area</source>
        <translation>全域</translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Whole study</source>
        <translation>完整研究</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Whom each type serves, how much of it, how near; press to edit</source>
        <translation>各类型服务谁、需要多少、多近；点击编辑</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Wit&amp;hhold below</source>
        <translation>隐去少于(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>With {layer} given, choose its field too ({field}).</source>
        <translation>给出 {layer} 后，还需选择其字段（{field}）。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Withheld, since too few: {count} flows.</source>
        <translation>因人数过少而隐去：{count} 条通勤流。</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Withhold counts of fewer people than (0: none)</source>
        <translation>隐去少于此人数的计数（0：不隐去）</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>Work</source>
        <translation>工作地</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Work where they live</source>
        <translation>居民本地就业率</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Work x</source>
        <translation>工作地 x</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Work x or longitude</source>
        <translation>工作地 x 或经度</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Work y</source>
        <translation>工作地 y</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Work y or latitude</source>
        <translation>工作地 y 或纬度</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Work zone id</source>
        <translation>工作地小区编号</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Work: {what}</source>
        <translation>工作：{what}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Workers before</source>
        <translation>此前工作者</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Workers, %</source>
        <translation>工作者，%</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Write a report of everything, as one HTML file</source>
        <translation>将全部内容写成一份 HTML 报告</translation>
    </message>
    <message>
        <location filename="../../ui/reporting.py"/>
        <source>Write the report</source>
        <translation>写出报告</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Zone &amp;id</source>
        <translation>小区编号(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Zone id</source>
        <translation>小区编号</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Zones</source>
        <translation>小区</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>a field of the divisions that tells their type, such as industrial zone or rural area.</source>
        <translation>分区中表明类型的字段，例如产业区或乡村地区。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>a layer cannot be read</source>
        <translation>有图层无法读取</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>a layer has no CRS</source>
        <translation>有图层没有坐标系</translation>
    </message>
    <message>
        <location filename="../../layers/commutereasons.py"/>
        <source>a line of one vertex</source>
        <translation>线只有一个顶点</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>a part of the total is withheld</source>
        <translation>总数中有一部分已隐去</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>a product without a name</source>
        <translation>未命名的空间产品</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>a result that it needs is not in this study</source>
        <translation>本研究没有所需的某项结果</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>a run of it on the results above: its rules tell which housing, services, transport and work space each division calls for.</source>
        <translation>在上述结果上运行一次定制化需求：其规则说明各分区需要怎样的住房、服务、交通与工作空间。</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>a run of the whole study, which keeps an account of what was counted and what was not.</source>
        <translation>运行一次完整研究，它会记录哪些已计入、哪些未计入。</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../report/demand.py"/>
        <source>a value is unknown</source>
        <translation>有数值未知</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>above {standard}, the standard</source>
        <translation>高于标准（{standard}）</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>access: {what}</source>
        <translation>可达性：{what}</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <location filename="../../ui/scenarios.py"/>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>all related commutes</source>
        <translation>全部相关通勤</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>all types: {crowd}</source>
        <translation>全部类型可达：{crowd}</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <location filename="../../layers/serverrecords.py"/>
        <source>an end that is far away comes near in the divisions' CRS</source>
        <translation>有的端点离得很远，换算到分区的坐标系后却落在近处</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>answers</source>
        <translation>判断结果</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>area share is 0</source>
        <translation>全域占比为 0</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>at least {limit}</source>
        <translation>不低于 {limit}</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>at most {limit}</source>
        <translation>不高于 {limit}</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>balance = − Σ p · ln p / ln 3</source>
        <translation>均衡度 = − Σ p · ln p / ln 3</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>balance around industrial sites (1: all three alike)</source>
        <translation>产业用地周边均衡度（1：三类相当）</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>balance around the site</source>
        <translation>产业用地周边均衡度</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>balance of jobs and employed residents (1: as many)</source>
        <translation>岗位与就业居民的平衡度（1：数量相等）</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>balanced</source>
        <translation>平衡</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>balanced: each person counted once</source>
        <translation>均衡法：每人只计一次</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>band of most commuters</source>
        <translation>多数通勤者所在的距离段</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <location filename="../../ui/scenarios.py"/>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <location filename="../../ui/scenarios.py"/>
        <source>before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <location filename="../../ui/scenarios.py"/>
        <source>before and after: all numbers</source>
        <translation>前后对比：全部数值</translation>
    </message>
    <message>
        <location filename="../../ui/charts/bars.py"/>
        <source>before the edit</source>
        <translation>编辑之前</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <source>between divisions</source>
        <translation>分区之间</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>both results</source>
        <translation>两个结果</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>by area</source>
        <translation>按面积</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>by buildings or land inside (weighted)</source>
        <translation>按内部的建筑或用地（加权）</translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <location filename="../../report/area.py"/>
        <location filename="../../ui/ledgerview.py"/>
        <source>came in</source>
        <translation>读入</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>change: {what}</source>
        <translation>变化：{what}</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>columns of a file</source>
        <translation>按列读取文件</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>columns: work</source>
        <translation>列：工作地</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>commute map</source>
        <translation>通勤地图</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>commute of residents</source>
        <translation>居民通勤</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>commute of workers here</source>
        <translation>在此工作者通勤</translation>
    </message>
    <message>
        <location filename="../../processing/commutebands.py"/>
        <source>commute,distance,bands,origin destination,extreme commuting,LBS,home,work</source>
        <translation>通勤,距离,分段,起讫点,极端通勤,LBS,居住地,工作地,commute</translation>
    </message>
    <message>
        <location filename="../../processing/commutercrowds.py"/>
        <source>commute,extreme commuters,age,income,sector,crowd,two-way,mismatch</source>
        <translation>通勤,极端通勤者,年龄,收入,行业,人群,双向,错位,commute</translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>commute,hexagon,grid,home,work,catchment,labour market</source>
        <translation>通勤,六边形,格网,居住地,工作地,腹地,劳动力市场,commute</translation>
    </message>
    <message>
        <location filename="../../processing/odflows.py"/>
        <source>commute,origin destination,OD,desire lines,matrix,jobs,housing,balance,self-containment</source>
        <translation>通勤,起讫点,OD,期望线,矩阵,岗位,居住,职住平衡,commute</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>commuter crowds</source>
        <translation>通勤人群</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../report/area.py"/>
        <location filename="../../report/bars.py"/>
        <location filename="../../report/commutemaps.py"/>
        <location filename="../../ui/ledgerview.py"/>
        <source>commuters</source>
        <translation>通勤者</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>commuters by kind of flow</source>
        <translation>按流向类型划分的通勤者</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>commutes that tell the age, the income or the sector of who travels.</source>
        <translation>含有通勤者年龄、收入或行业的通勤数据。</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>commutes whose homes and places of work are known as points, not only by zone.</source>
        <translation>居住地与工作地以点位（而不仅以小区）表示的通勤数据。</translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <source>commuting</source>
        <translation>通勤</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>complete living circles</source>
        <translation>完整生活圈</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>composition after</source>
        <translation>之后的人口构成</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>composition before</source>
        <translation>之前的人口构成</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>could not be used</source>
        <translation>不能使用</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>could not be used: {reason}</source>
        <translation>不能使用：{reason}</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>count(d) = Σ w(u,d) · value(u)</source>
        <translation>计数(d) = Σ w(u,d) · 数值(u)</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>counted</source>
        <translation>已计入</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>counts by census unit, or in a second source such as mobile-location cells, and indicators that use them.</source>
        <translation>按普查单元的计数，或第二数据源（如手机定位格网）中的计数，以及使用这些计数的指标。</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>counts of people at an earlier date, by the same ages and groups as today's.</source>
        <translation>较早时点的人口计数，年龄与分组须与现状一致。</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <location filename="../../report/commuting.py"/>
        <location filename="../../report/flows.py"/>
        <source>counts of people who travel from home to work: as lines, as a table of coordinates, or as a table from zone to zone with a map of the zones.</source>
        <translation>由居住地到工作地的通勤人数：线、坐标表，或小区之间的表并附小区地图。</translation>
    </message>
    <message>
        <location filename="../../processing/lifecircle.py"/>
        <source>crowd</source>
        <translation>人群</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>crowd profile</source>
        <translation>人群画像</translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <source>crowds that are not counted</source>
        <translation>未统计的人群</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>customised demand</source>
        <translation>定制化需求</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>degree</source>
        <translation>学历</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>demand,rules,recommendation,housing,services,strategy,products,evidence</source>
        <translation>需求,规则,推荐,住房,服务,策略,空间产品,依据,demand</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>details</source>
        <translation>详情</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>distance bands</source>
        <translation>通勤距离分段</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <source>distance unknown</source>
        <translation>距离未知</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <location filename="../../report/area.py"/>
        <source>divisions</source>
        <translation>分区</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>does not hold</source>
        <translation>不成立</translation>
    </message>
    <message>
        <location filename="../../processing/live.py"/>
        <source>each is placed again where a boundary moves</source>
        <translation>边界移动后须对各单元重新定位</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>education</source>
        <translation>教育</translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>education and research area</source>
        <translation>科教研发区</translation>
    </message>
    <message>
        <location filename="../../report/tables.py"/>
        <source>elsewhere</source>
        <translation>其他地区</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>employed residents</source>
        <translation>就业居民</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>every type</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>exactly {limit}</source>
        <translation>等于 {limit}</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>extreme</source>
        <translation>极端</translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <location filename="../../layers/facilitystyle.py"/>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../report/facilities.py"/>
        <source>facilities</source>
        <translation>设施</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>facilities as points or areas, with their type and, where it is known, how many they can serve.</source>
        <translation>以点或面表示的设施，附类型，并尽可能附可服务的数量。</translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>facilities,accessibility,2SFCA,E2SFCA,floating catchment,gap,standard,services,schools,eldercare,need</source>
        <translation>设施,可达性,2SFCA,E2SFCA,两步移动搜索法,缺口,标准,服务,学校,养老,需求,facilities</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>facility demand</source>
        <translation>设施需求</translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>facility type</source>
        <translation>设施类型</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>facility types in reach</source>
        <translation>可达设施类型数</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>facility types in walking reach, mean</source>
        <translation>步行可达设施类型数（平均）</translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <source>facility types that are not given</source>
        <translation>未给出的设施类型</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>fate</source>
        <translation>去向</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/crowdparameters.py"/>
        <source>few</source>
        <translation>少数</translation>
    </message>
    <message>
        <location filename="../../layers/ledger.py"/>
        <source>few or all but few</source>
        <translation>极少或仅差极少即为全部</translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>firms</source>
        <translation>企业</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>firms as points, with their jobs and the segment they belong to: research, production, headquarters, logistics or services.</source>
        <translation>以点表示的企业，附岗位数及所属环节：研发、生产、总部、物流或服务。</translation>
    </message>
    <message>
        <location filename="../../ui/suggestions.py"/>
        <source>fitted to the layer's columns</source>
        <translation>已适配图层的列</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>flows</source>
        <translation>通勤流</translation>
    </message>
    <message>
        <location filename="../../layers/reading.py"/>
        <source>for this the server is not asked</source>
        <translation>此项不由服务器计算</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>four coordinate fields</source>
        <translation>四个坐标字段</translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>from or to the outside</source>
        <translation>来自或前往范围之外</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>gap: {what}</source>
        <translation>缺口：{what}</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>growth unknown</source>
        <translation>增长未知</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../report/demand.py"/>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <location filename="../../layers/serverrecords.py"/>
        <location filename="../../layers/serverzones.py"/>
        <source>home</source>
        <translation>居住地</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>housing</source>
        <translation>住房</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>hub: {kind}</source>
        <translation>枢纽：{kind}</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>i tells how concentrated the crowd that is served is in the division, 1 being the area's average. 0: all are served; 50: nobody is and the crowd is as common as everywhere; towards 100: nobody is and it is concentrated.</source>
        <translation>i 表示所服务的人群在该分区的集中程度，1 为全域平均。0：全部得到服务；50：无人得到服务，且该人群与全域同样常见；趋近 100：无人得到服务，且该人群集中。</translation>
    </message>
    <message>
        <location filename="../../layers/servergrid.py"/>
        <source>in its CRS the divisions reach across the edge of the map</source>
        <translation>在其坐标系中分区跨越地图边缘</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>in reach of {share} % of those it serves</source>
        <translation>服务人群中 {share} % 可达</translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>in the divisions</source>
        <translation>位于分区内</translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>in the divisions, units whole or in part</source>
        <translation>位于分区内（整个或部分单元）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>in this division</source>
        <translation>在本分区</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>in {count} of {all}</source>
        <translation>{all} 个分区中的 {count} 个</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>income</source>
        <translation>收入</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>industrial circles</source>
        <translation>产业生活圈</translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <source>industrial living circles</source>
        <translation>产业生活圈</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>industrial sites</source>
        <translation>产业用地</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>industrial sites with production, research and living around</source>
        <translation>周边生产、研发与生活服务俱全的产业用地</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>industrial sites, and places of production, of research and of living services, each with its class.</source>
        <translation>产业用地，以及带类别的生产、研发与生活服务场所。</translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>industrial zone</source>
        <translation>产业区</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>industry,living circle,production,research,services,entropy,balance,mix,1 km</source>
        <translation>产业,生活圈,生产,研发,服务,熵,均衡度,混合,1 km,industry</translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>industry,value chain,jobs,firms,research,production,headquarters,specialisation</source>
        <translation>产业,价值链,岗位,企业,研发,生产,总部,专业化,industry</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>internal = within + between;   external = outbound + inbound</source>
        <translation>内部通勤 = 分区内部 + 分区之间；   对外通勤 = 流出 + 流入</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <source>into the area</source>
        <translation>流入全域</translation>
    </message>
    <message>
        <location filename="../../layers/conditions.py"/>
        <location filename="../../layers/expressions.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>it is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <location filename="../../layers/reading.py"/>
        <source>it is no file that GDAL reads as QGIS does</source>
        <translation>它不是 GDAL 与 QGIS 读法一致的文件</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>it is no table of a PostgreSQL server, or only some of its records count</source>
        <translation>它不是 PostgreSQL 服务器上的表，或只计其中部分记录</translation>
    </message>
    <message>
        <location filename="../../layers/serverrows.py"/>
        <source>its column of geometries holds others than the layer shows</source>
        <translation>其几何列含有图层未显示的其他类型</translation>
    </message>
    <message>
        <location filename="../../layers/serverrecords.py"/>
        <source>its coordinates are not degrees</source>
        <translation>坐标不是经纬度</translation>
    </message>
    <message>
        <location filename="../../layers/serverdegrees.py"/>
        <source>its coordinates are not degrees, and their CRS has no number of EPSG's</source>
        <translation>坐标不是经纬度，且其坐标系没有 EPSG 编号</translation>
    </message>
    <message>
        <location filename="../../layers/serverrecords.py"/>
        <source>its coordinates are on another ellipsoid than the divisions'</source>
        <translation>其坐标所用的椭球与规划分区的不同</translation>
    </message>
    <message>
        <location filename="../../layers/serverlink.py"/>
        <source>its database has no PostGIS</source>
        <translation>其数据库没有 PostGIS</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>its filter or query is not surely one condition</source>
        <translation>无法确认其过滤条件或查询只是单一条件</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>its geometries are not lines alone</source>
        <translation>其几何不全是线</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>its geometries are not points or polygons alone</source>
        <translation>其几何不全是点或面</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>its records are few</source>
        <translation>记录不多</translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <location filename="../../report/words.py"/>
        <source>jobs</source>
        <translation>岗位</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>jobs held by the division's own residents</source>
        <translation>岗位本地居民率</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>jobs in firms</source>
        <translation>企业岗位</translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <location filename="../../report/words.py"/>
        <source>jobs in {segment}</source>
        <translation>{segment}岗位</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/words.py"/>
        <source>jobs per employed resident</source>
        <translation>每名就业居民对应的岗位数</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>jobs per resident = J / E;   balance = 1 − |J − E| / (J + E)</source>
        <translation>职住比 = J / E；   平衡度 = 1 − |J − E| / (J + E)</translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>km/h</source>
        <translation>km/h</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>lack of {facility}, score</source>
        <translation>{facility}短缺得分</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>lack unknown</source>
        <translation>短缺未知</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>lacks 1 facility</source>
        <translation>缺 1 处设施</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>lacks {count} facilities</source>
        <translation>缺 {count} 处设施</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>lacks {gap} {unit}</source>
        <translation>缺 {gap} {unit}</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>lacks {low} to {high} facilities</source>
        <translation>缺 {low} 至 {high} 处设施</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>lacks {part} of a facility</source>
        <translation>缺 {part} 处设施</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>live here</source>
        <translation>居住在此</translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <location filename="../../report/page.py"/>
        <source>living circles</source>
        <translation>生活圈</translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>main urban area</source>
        <translation>主城区</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>marked</source>
        <translation>显著</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>marked crowds</source>
        <translation>显著人群</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>marked: far more common</source>
        <translation>显著：占比远高于全域</translation>
    </message>
    <message>
        <location filename="../../report/bars.py"/>
        <source>marked: far more common than in the area</source>
        <translation>显著：占比远高于全域</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>mean balance</source>
        <translation>平均均衡度</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>mean balance around sites</source>
        <translation>产业用地周边平均均衡度</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>mean facility types in reach</source>
        <translation>平均可达设施类型数</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>mean km</source>
        <translation>平均 km</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>median km</source>
        <translation>中位数 km</translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>mend an expression</source>
        <translation>请更正表达式</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>mend the bands</source>
        <translation>请更正距离分段</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>mend the detour</source>
        <translation>请更正绕行系数</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>mend the earlier date</source>
        <translation>请更正较早时点</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>mend the table</source>
        <translation>请更正表格</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>more than {limit}</source>
        <translation>高于 {limit}</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>most needed facility</source>
        <translation>最短缺的设施</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>need = standard · people / 1000;   access(i) = Σ g(i,j) · capacity(j) / people who share j</source>
        <translation>需求量 = 标准 · 人数 / 1000；   可达性(i) = Σ g(i,j) · 容量(j) / 共享 j 的人数</translation>
    </message>
    <message>
        <location filename="../../report/bars.py"/>
        <source>neither</source>
        <translation>两者皆非</translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>new in this edit</source>
        <translation>这次编辑中新增</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>new since the edit</source>
        <translation>编辑后新增</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no capacity given</source>
        <translation>未给出容量</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>no capacity given: {types}</source>
        <translation>未给出容量：{types}</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>no change</source>
        <translation>无变化</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no commuters</source>
        <translation>没有通勤者</translation>
    </message>
    <message>
        <location filename="../../layers/serverlink.py"/>
        <source>no connection of its own to the server ({reason})</source>
        <translation>无法另行连接服务器（{reason}）</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>no division has a value</source>
        <translation>没有分区有数值</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>no divisions</source>
        <translation>没有分区</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no employed residents</source>
        <translation>没有就业居民</translation>
    </message>
    <message>
        <location filename="../../report/links.py"/>
        <source>no flow between places</source>
        <translation>地点之间没有通勤流</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <location filename="../../processing/reasons.py"/>
        <source>no industrial site</source>
        <translation>没有产业用地</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no jobs</source>
        <translation>没有岗位</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no known distance</source>
        <translation>没有已知距离</translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>no line</source>
        <translation>不是线</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>no other lacks</source>
        <translation>没有其他短缺</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>no partner outside</source>
        <translation>没有外部联系地</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no places in the circle</source>
        <translation>圈内没有场所</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>no population given</source>
        <translation>未给出人口</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>no profile</source>
        <translation>没有画像</translation>
    </message>
    <message>
        <location filename="../../layers/studyfile.py"/>
        <location filename="../../layers/writing.py"/>
        <source>no reason given</source>
        <translation>未给出原因</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../report/lacking.py"/>
        <source>no result has {fields}</source>
        <translation>没有任何结果包含 {fields}</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no source has the fields</source>
        <translation>没有数据源具备所需字段</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>no such facility: {types}</source>
        <translation>没有此类设施：{types}</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no target people</source>
        <translation>没有服务对象</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>no type fits</source>
        <translation>类型均不匹配</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>no type given</source>
        <translation>未给出类型</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>no type has a score</source>
        <translation>没有类型有得分</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>no value:</source>
        <translation>无数值：</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>nobody before</source>
        <translation>之前无人</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>nobody commutes</source>
        <translation>无人通勤</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>nobody counted in the denominator</source>
        <translation>分母中无人计入</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>nobody lives there, or withheld</source>
        <translation>无人居住，或已隐去</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>nobody, or withheld</source>
        <translation>无人，或已隐去</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <location filename="../../report/area.py"/>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>none lacks</source>
        <translation>没有短缺</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../report/demand.py"/>
        <source>not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <location filename="../../report/demand.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <source>not counted here</source>
        <translation>此处未统计</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>not {limit}</source>
        <translation>不等于 {limit}</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>nothing</source>
        <translation>不隐去</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>nothing in reach</source>
        <translation>没有可达设施</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <location filename="../../report/facilities.py"/>
        <source>nothing in the circle</source>
        <translation>圈内没有场所</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>nothing lacks</source>
        <translation>没有短缺</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>of a class that is named</source>
        <translation>属于所列类别</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>of a class that is not named, or of none</source>
        <translation>类别不在所列之中，或没有类别</translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>of a segment that is not named, or of none</source>
        <translation>环节不在所列之中，或没有环节</translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <source>of a type that is not asked for, or of none</source>
        <translation>类型不在所求之列，或没有类型</translation>
    </message>
    <message>
        <location filename="../../ui/groups/base.py"/>
        <source>off</source>
        <translation>未启用</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>older ones stay: {names}</source>
        <translation>旧样式仍在：{names}</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>on the server</source>
        <translation>由服务器计算</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>only in AFTER</source>
        <translation>仅在 AFTER 中</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>only in BEFORE</source>
        <translation>仅在 BEFORE 中</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>only those who work in the area are counted of a place outside</source>
        <translation>对外部地点只统计在全域工作者</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>origin</source>
        <translation>户籍</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>other divisions</source>
        <translation>其他分区</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>other places outside</source>
        <translation>其他外部地点</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>out of reach: {types}</source>
        <translation>不可达：{types}</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <source>out of the area</source>
        <translation>流出全域</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>outside</source>
        <translation>范围之外</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>outside every division</source>
        <translation>位于所有分区之外</translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>outside every division, units whole or in part</source>
        <translation>位于所有分区之外（整个或部分单元）</translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <source>outside every division; they serve all the same</source>
        <translation>位于所有分区之外；仍参与服务</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>p are the shares of production, research and living services among the places within 1 km of an industrial site; complete where all three stand.</source>
        <translation>p 为产业用地周边 1 km 内的场所中生产、研发与生活服务的占比；三类俱全为完整。</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <location filename="../../report/area.py"/>
        <location filename="../../report/words.py"/>
        <location filename="../../ui/ledgerview.py"/>
        <source>people</source>
        <translation>人口</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>people unknown</source>
        <translation>人口未知</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>people who work here</source>
        <translation>在此工作者</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>people without enough</source>
        <translation>未充分满足人数</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>people without enough {facility}</source>
        <translation>{facility}不足的人数</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>people, where they are known</source>
        <translation>人口（已知部分）</translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>peripheral rural area</source>
        <translation>外围乡村地区</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>pick a field</source>
        <translation>请选择字段</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>pick sites and places</source>
        <translation>请选产业用地与场所</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>pick the id field</source>
        <translation>请选择编号字段</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>pick the layer</source>
        <translation>请选择图层</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>pick the zones</source>
        <translation>请选择小区</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>places</source>
        <translation>场所</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>points with a name and a kind (metro, bus).</source>
        <translation>带有名称与类别（地铁、公交）的点。</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>population</source>
        <translation>人口</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>population growth</source>
        <translation>人口增长</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>population is 0</source>
        <translation>人口为 0</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>population,census,age,education,housing,income,share,location quotient,areal interpolation</source>
        <translation>人口,普查,年龄,教育,住房,收入,占比,区位商,面积插值,population</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>population,census,change,growth,difference,two dates,before,after</source>
        <translation>人口,普查,变化,增长,差值,两个时点,之前,之后,population</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>products recommended</source>
        <translation>推荐的空间产品</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>reason unknown</source>
        <translation>原因未知</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>record by record</source>
        <translation>逐条读取</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>records</source>
        <translation>记录</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>rename an id</source>
        <translation>请更改编号</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>reshaped</source>
        <translation>边界改变</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>residents who commute</source>
        <translation>通勤居民</translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <location filename="../../report/words.py"/>
        <source>residents who commute {band}</source>
        <translation>居民通勤距离 {band}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>residents who go far</source>
        <translation>远距离通勤居民</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>residents who work in their own division</source>
        <translation>居民本地就业率</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>residents who work outside the area</source>
        <translation>在全域以外工作的居民</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>rows: home</source>
        <translation>行：居住地</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>same</source>
        <translation>未变</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>scarce</source>
        <translation>稀缺</translation>
    </message>
    <message>
        <location filename="../../report/bars.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <source>scarce: far less common</source>
        <translation>稀缺：占比远低于全域</translation>
    </message>
    <message>
        <location filename="../../ui/scenariokeeper.py"/>
        <location filename="../../ui/scenarios.py"/>
        <source>scenario</source>
        <translation>情景</translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>scenario,before,after,difference,boundary,compare,plan</source>
        <translation>情景,之前,之后,差值,边界,比较,方案,scenario</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>score = 100 · (1 − standard met) · i / (1 + i)</source>
        <translation>得分 = 100 · (1 − 达标率) · i / (1 + i)</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>score of the most needed facility</source>
        <translation>最短缺设施的得分</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>score {score}</source>
        <translation>得分 {score}</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>score: {what}</source>
        <translation>得分：{what}</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>share above 100</source>
        <translation>占比超过 100</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>share in all commuters of the area</source>
        <translation>在全域全部通勤者中的占比</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>share of: {crowd}</source>
        <translation>{crowd}占比</translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>share that travels {km} km and over</source>
        <translation>通勤 {km} km 及以上者的占比</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>share(d) = 100 · numerator(d) / denominator(d);   lq(d) = share(d) / share(area)</source>
        <translation>占比(d) = 100 · 分子(d) / 分母(d)；   区位商(d) = 占比(d) / 占比(全域)</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>sites</source>
        <translation>产业用地</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>sites with all three</source>
        <translation>三类俱全的产业用地</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>some could not be used</source>
        <translation>部分不能使用</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>some outside the divisions</source>
        <translation>部分位于分区之外</translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>some who live there are withheld</source>
        <translation>部分居民已隐去</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>specialisation</source>
        <translation>专业化程度</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>specialisation of jobs</source>
        <translation>岗位专业化程度</translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>specialisation(d) = ½ Σ |share(d) − share(area)|</source>
        <translation>专业化程度(d) = ½ Σ |占比(d) − 占比(全域)|</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <location filename="../../ui/running.py"/>
        <source>study</source>
        <translation>研究</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>study,all,whole,report,profile,commuting,facilities,demand,plan</source>
        <translation>研究,全部,完整,报告,画像,通勤,设施,需求,方案,study</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>the area's population does not change</source>
        <translation>全域人口没有变化</translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>the area's score</source>
        <translation>全域得分</translation>
    </message>
    <message>
        <location filename="../../report/bars.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <source>the area's share</source>
        <translation>全域占比</translation>
    </message>
    <message>
        <location filename="../../layers/serverhexagons.py"/>
        <source>the divisions lie around a pole</source>
        <translation>分区位于极点周围</translation>
    </message>
    <message>
        <location filename="../../layers/serversure.py"/>
        <source>the divisions lie at the edge of its CRS, or beyond</source>
        <translation>分区位于其坐标系的边缘或之外</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>the ends of a line</source>
        <translation>线的两端</translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>the ends themselves are needed</source>
        <translation>需要起讫点本身</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>the expression {expression} is not plain arithmetic</source>
        <translation>表达式 {expression} 不是简单的算术或比较</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>the field '{field}' has a type of its own</source>
        <translation>字段“{field}”的类型较为特殊</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>the flows between divisions, counted from the same commutes.</source>
        <translation>由同一通勤数据统计的分区间通勤流。</translation>
    </message>
    <message>
        <location filename="../../processing/destinations.py"/>
        <source>the folder of '{path}' does not exist; make it, or choose another.</source>
        <translation>“{path}”所在的文件夹不存在；请新建或另选。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/base.py"/>
        <source>the method's {count}…</source>
        <translation>方法默认 {count} 项…</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>the planning divisions, and units with counts of people (census tracts, grid cells).</source>
        <translation>规划分区，以及带有人口计数的单元（普查小区、格网）。</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>the rule asks for {limit}</source>
        <translation>规则要求{limit}</translation>
    </message>
    <message>
        <location filename="../../layers/serversure.py"/>
        <source>the server takes its coordinates to other places on the globe than QGIS</source>
        <translation>服务器把坐标换算到的经纬度与 QGIS 不同</translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <source>the shortage of {facility}</source>
        <translation>{facility}的短缺</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>the total is withheld or 0</source>
        <translation>总数已隐去或为 0</translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <source>the value chain</source>
        <translation>价值链</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>the way is found from each unit</source>
        <translation>须从各单元出发计算路程</translation>
    </message>
    <message>
        <location filename="../../layers/lanes.py"/>
        <source>this QGIS has no Python package psycopg2</source>
        <translation>此 QGIS 没有 Python 包 psycopg2</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>this division</source>
        <translation>本分区</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>times all</source>
        <translation>相当于总体的倍数</translation>
    </message>
    <message>
        <location filename="../../layers/serverrecords.py"/>
        <source>too many of its ends are too far away to be placed surely</source>
        <translation>离得太远、无法确定位置的端点过多</translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>transit hub</source>
        <translation>交通枢纽</translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>two zone ids</source>
        <translation>两个小区编号</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>types in reach, of {all}</source>
        <translation>步行可达类型数（共 {all} 类）</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>types of division</source>
        <translation>分区类型</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>under {high}: people commute away</source>
        <translation>{high} 以下：居民外出就业</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>under {limit}</source>
        <translation>低于 {limit}</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>units</source>
        <translation>单元</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>units (census tracts, grid cells) with counts of people by age, education, housing or income.</source>
        <translation>按年龄、教育、住房或收入统计人口的单元（普查小区、格网）。</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../layers/style.py"/>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../report/bars.py"/>
        <location filename="../../report/commutemaps.py"/>
        <location filename="../../report/demand.py"/>
        <location filename="../../report/maps.py"/>
        <location filename="../../report/page.py"/>
        <location filename="../../report/words.py"/>
        <location filename="../../ui/charts/commute.py"/>
        <location filename="../../ui/charts/commutewords.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <location filename="../../ui/charts/view.py"/>
        <location filename="../../ui/ledgerview.py"/>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <location filename="../../ui/charts/view.py"/>
        <source>unknown ({why})</source>
        <translation>未知（{why}）</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>unknown after</source>
        <translation>之后未知</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>unknown before</source>
        <translation>之前未知</translation>
    </message>
    <message>
        <location filename="../../layers/ledger.py"/>
        <source>unknown or withheld:</source>
        <translation>未知或已隐去</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>unknown, or withheld</source>
        <translation>未知或已隐去</translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>unknown: {total} is NULL or no count</source>
        <translation>未知：{total} 为 NULL 或不是有效数量</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>up to {high}</source>
        <translation>{high} 及以下</translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>urban community</source>
        <translation>城镇社区</translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <location filename="../../report/page.py"/>
        <source>value chain</source>
        <translation>价值链</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>what</source>
        <translation>内容</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>what to build</source>
        <translation>建设建议</translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>where residents work</source>
        <translation>居民的工作地</translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>where those who work here live</source>
        <translation>在此工作者的居住地</translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>which attributes exclude each other shows in single records only</source>
        <translation>哪些属性互斥只有逐条记录才能看出</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>who live here</source>
        <translation>居住在此者</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>who work here</source>
        <translation>工作在此者</translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>whole study</source>
        <translation>完整研究</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>whole, by their centroid</source>
        <translation>整体归属，按质心</translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>whose amount is NULL or no count</source>
        <translation>数量值为 NULL 或不是有效数量</translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <source>whose capacity is NULL or no count</source>
        <translation>容量为 NULL 或不是有效数量</translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>with an end in a division</source>
        <translation>有一端在分区内</translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>with neither end in a division</source>
        <translation>两端均不在分区内</translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <location filename="../../ui/charts/commute.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <location filename="../../ui/charts/heat.py"/>
        <location filename="../../ui/charts/view.py"/>
        <source>withheld</source>
        <translation>已隐去</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <location filename="../../report/page.py"/>
        <source>withheld: too few people to be shown</source>
        <translation>已隐去：人数过少，不予显示</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <source>within a division</source>
        <translation>分区内部</translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>within and between the divisions</source>
        <translation>分区内部及分区之间</translation>
    </message>
    <message>
        <location filename="../../layers/commutereasons.py"/>
        <source>without a geometry</source>
        <translation>没有几何图形</translation>
    </message>
    <message>
        <location filename="../../layers/commutereasons.py"/>
        <source>without a usable count</source>
        <translation>没有可用的人数</translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <location filename="../../layers/units.py"/>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>without a usable geometry</source>
        <translation>没有可用的几何图形</translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <location filename="../../layers/serverrecords.py"/>
        <location filename="../../layers/serverzones.py"/>
        <source>work</source>
        <translation>工作地</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>work here</source>
        <translation>工作在此</translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <location filename="../../report/words.py"/>
        <source>workers here who come {band}</source>
        <translation>在此工作者通勤距离 {band}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>workers who come far</source>
        <translation>远距离通勤工作者</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>workers who live outside the area</source>
        <translation>居住在全域以外的工作者</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>{amount} came in, in {records} records</source>
        <translation>读入 {amount}，共 {records} 条记录</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>{amount} could not be used</source>
        <translation>不能使用 {amount}</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>{amount} outside the divisions</source>
        <translation>分区之外 {amount}</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>{amount} {what} counted</source>
        <translation>已计入{what} {amount}</translation>
    </message>
    <message>
        <location filename="../../layers/ledger.py"/>
        <source>{amount} {what} {reason} ({records} records)</source>
        <translation>{reason}：{what} {amount}（{records} 条记录）</translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>{area} belong to no division any more.</source>
        <translation>{area} 不再属于任何分区。</translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>{area} km²</source>
        <translation>{area} km²</translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>{area} m²</source>
        <translation>{area} m²</translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>{cells} cell(s) are left out: of fewer than {limit} commuters, or to hide in what all add up to how many those are.</source>
        <translation>略去 {cells} 个单元：通勤者少于 {limit} 人，或为隐去由总和可推出的人数。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>{count} commute within the area, {stay} of them within their own division.</source>
        <translation>{count} 人在全域内通勤，其中 {stay} 人在居住分区内工作。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/heat.py"/>
        <source>{count} commuters</source>
        <translation>{count} 名通勤者</translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>{count} commuters, {kind}</source>
        <translation>{count} 名通勤者，{kind}</translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>{count} division(s) in both profiles were compared.</source>
        <translation>比较了两个画像共有的 {count} 个分区。</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>{count} divisions</source>
        <translation>{count} 个分区</translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>{count} firms read.</source>
        <translation>读取了 {count} 家企业。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>{count} ids stand twice</source>
        <translation>{count} 个编号重复</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>{count} indicators ready</source>
        <translation>{count} 项指标可用</translation>
    </message>
    <message>
        <location filename="../../ui/groups/base.py"/>
        <source>{count} of your own…</source>
        <translation>自定义 {count} 项…</translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>{count} of {all} indicators ready</source>
        <translation>{all} 项指标中 {count} 项可用</translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>{count} of {all} rules are not applicable, no result has the fields they name ({fields}).</source>
        <translation>{all} 条规则中有 {count} 条不适用，没有任何结果包含其引用的字段（{fields}）。</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>{count} pair(s) of divisions overlap ({pairs}), {area} m2 and {amount} {what} in all: counted in the division with the lowest id.</source>
        <translation>{count} 对分区相互重叠（{pairs}），共 {area} m2、{what} {amount}：计入编号最小的分区。</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>{count} products are recommended; the strongest is {product}.</source>
        <translation>推荐 {count} 种空间产品；最强的是{product}。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>{count} ready</source>
        <translation>{count} 个可用</translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>{count} records</source>
        <translation>{count} 条记录</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>{count} rows are to be mended.</source>
        <translation>{count} 行需要更正。</translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>{count} rows, all can be used.</source>
        <translation>{count} 行，全部可用。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>{count} rules</source>
        <translation>{count} 条规则</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>{count} without id</source>
        <translation>{count} 个没有编号</translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>{count} zone id(s) of the commutes are not in '{layer}', each with its records: {ids}{more}. Their records are counted as unlocated; add the zones or correct the ids.</source>
        <translation>通勤数据中有 {count} 个小区编号不在“{layer}”中（编号及其记录数）：{ids}{more}。这些记录计为无法定位；请补充小区或更正编号。</translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>{count} zone id(s) were matched without their leading zeros.</source>
        <translation>{count} 个小区编号在忽略前导零后匹配成功。</translation>
    </message>
    <message>
        <location filename="../../ui/groups/base.py"/>
        <source>{count}, fitted to the layer…</source>
        <translation>{count} 项，已适配图层…</translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <location filename="../../report/words.py"/>
        <source>{crowd} with every facility in reach</source>
        <translation>全部设施均可达的{crowd}</translation>
    </message>
    <message>
        <location filename="../../layers/commutereasons.py"/>
        <source>{end} has latitude and longitude swapped</source>
        <translation>{end}的经纬度颠倒</translation>
    </message>
    <message>
        <location filename="../../layers/commutereasons.py"/>
        <source>{end} has no place in the divisions' CRS</source>
        <translation>{end}在分区的坐标参照系中没有位置</translation>
    </message>
    <message>
        <location filename="../../layers/commutereasons.py"/>
        <source>{end} has no place on the globe</source>
        <translation>{end}在地球上没有位置</translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>{end} has no zone id</source>
        <translation>{end}没有小区编号</translation>
    </message>
    <message>
        <location filename="../../layers/commutereasons.py"/>
        <source>{end} has x and y swapped</source>
        <translation>{end}的 x 与 y 颠倒</translation>
    </message>
    <message>
        <location filename="../../layers/commutereasons.py"/>
        <source>{end} is at (0, 0), which stands for no place</source>
        <translation>{end}位于 (0, 0)，表示没有位置</translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>{end} is in a zone that '{layer}' does not have</source>
        <translation>{end}所在小区不在“{layer}”中</translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>{end} is in a zone without a geometry</source>
        <translation>{end}所在小区没有几何图形</translation>
    </message>
    <message>
        <location filename="../../layers/commutereasons.py"/>
        <source>{end} is missing</source>
        <translation>{end}缺失</translation>
    </message>
    <message>
        <location filename="../../layers/commutereasons.py"/>
        <source>{end} is no longitude and latitude</source>
        <translation>{end}不是经纬度</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>{field}: after - before</source>
        <translation>{field}：之后 - 之前</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>{km} km and over</source>
        <translation>{km} km 及以上</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>{km} km or more: {crowd}</source>
        <translation>{km} km 及以上：{crowd}</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>{label}: in {count} units the numerator is above the denominator; kept.</source>
        <translation>{label}：{count} 个单元的分子大于分母；予以保留。</translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>{label}: in {count} units the target {target} is above the people there ({total}); kept. Check the expression if that is more than a rounding of the census.</source>
        <translation>{label}：{count} 个单元的服务对象 {target} 大于当地人口（{total}）；予以保留。如超出普查的取整误差，请检查表达式。</translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>{label}: {count} units left out, their numerator or denominator is NULL or no count.</source>
        <translation>{label}：{count} 个单元未计入，其分子或分母为 NULL 或不是有效数量。</translation>
    </message>
    <message>
        <location filename="../../ui/replacing.py"/>
        <source>{layers} of '{path}' is being edited: save or drop the edits first, or choose another file.</source>
        <translation>“{path}”的 {layers} 正在编辑：请先保存或放弃编辑，或另选文件。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>{layer}: {count} facilities have no way within {metres} m; nobody reaches them.</source>
        <translation>{layer}：{count} 处设施在 {metres} m 内没有道路；无人可达。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>{layer}: {count} units have no way within {metres} m and reach nothing.</source>
        <translation>{layer}：{count} 个单元在 {metres} m 内没有道路，不能到达任何设施。</translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>{layer}: {lines} ways, {km} km, {edges} stretches between {nodes} crossings and ends.</source>
        <translation>{layer}：{lines} 条道路，{km} km，{nodes} 个交叉口与端点之间有 {edges} 个路段。</translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>{layer}: {rows} units read feature by feature.</source>
        <translation>{layer}：逐要素读取了 {rows} 个单元。</translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>{layer}: {rows} units read whole, by GDAL.</source>
        <translation>{layer}：由 GDAL 整体读取了 {rows} 个单元。</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>{limit} ×</source>
        <translation>{limit} 倍</translation>
    </message>
    <message>
        <location filename="../../layers/messages.py"/>
        <source>{list} and {count} more</source>
        <translation>{list} 及另外 {count} 项</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>{low} and over: people commute here</source>
        <translation>{low} 及以上：外来者到此就业</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <location filename="../../report/words.py"/>
        <source>{low} km and over</source>
        <translation>{low} km 及以上</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../layers/facilitystyle.py"/>
        <location filename="../../layers/style.py"/>
        <location filename="../../report/facilities.py"/>
        <location filename="../../report/maps.py"/>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <source>{low} to {high} km</source>
        <translation>{low} 至 {high} km</translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>{mark} marked crowds (from {lq} x area)</source>
        <translation>{mark} 显著人群（达全域 {lq} 倍起）</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>{name} (new)</source>
        <translation>{name}（新增）</translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>{name}: the study keeps the layer, but not which of its features are selected now.</source>
        <translation>{name}：研究会保存该图层，但不保存当前选中了哪些要素。</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>{people} by distance, in per cent; the last bar is the whole area.</source>
        <translation>{people}的通勤距离构成（百分比）；最后一条为全域。</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>{people} people live in {count} divisions; the one with most is {division}: {most} ({share} %).</source>
        <translation>{count} 个分区共有 {people} 人；人口最多的是{division}：{most} 人（{share} %）。</translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>{people}, {km} km and over</source>
        <translation>{people}，{km} km 及以上</translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>{points} points</source>
        <translation>{points} 个百分点</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>{problem}; make room on the disk, or choose another place, name or format.</source>
        <translation>{problem}；请腾出磁盘空间，或另选位置、名称或格式。</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>{product}: {why}.</source>
        <translation>{product}：{why}。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>{share} % of all commuters of the area travel {km} km or more one way.</source>
        <translation>全域全部通勤者中 {share} % 单程通勤 {km} km 及以上。</translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>{share} % of all related commuters travel {km} km or more one way.</source>
        <translation>全部相关通勤者中 {share} % 单程通勤 {km} km 及以上。</translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>{share} % of the area</source>
        <translation>占全域的 {share} %</translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>{share} % travel {km} km or more one way</source>
        <translation>{share} % 的通勤者单程通勤 {km} km 及以上</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>{share} here, {area} in the area</source>
        <translation>此处 {share}，全域 {area}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>{share} of all commuters</source>
        <translation>占全部通勤者的 {share}</translation>
    </message>
    <message>
        <location filename="../../layers/ledger.py"/>
        <source>{source}: {records} records, {total} {what} came in</source>
        <translation>{source}：读入 {records} 条记录，{what} {total}</translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>{step}: {remark}</source>
        <translation>{step}：{remark}</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>{table}: preset file (wins)</source>
        <translation>{table}：预设文件（优先）</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>{table}: the layers have the fields of none of them; edit it to name those that there are.</source>
        <translation>{table}：图层不具备其中任何一项所需的字段；请编辑该表，改用现有字段。</translation>
    </message>
    <message>
        <location filename="../../ui/resultpage.py"/>
        <source>{tab} as a table</source>
        <translation>{tab}（表格）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>{times} times the area's share</source>
        <translation>全域占比的 {times} 倍</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>{topic} (1 rule)</source>
        <translation>{topic}（1 条规则）</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>{topic} ({count} rules)</source>
        <translation>{topic}（{count} 条规则）</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>{types} types, {count} facilities</source>
        <translation>{types} 个类型，{count} 处设施</translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>{types} types, {count} points</source>
        <translation>{types} 个类型，{count} 个点</translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>{unit} per 1,000</source>
        <translation>{unit}/千人</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>{value} times the area's share</source>
        <translation>全域占比的 {value} 倍</translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>{what} '{code}': no source has all its fields ({places}).</source>
        <translation>{what}“{code}”：没有数据源具备其全部字段（{places}）。</translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <location filename="../../report/facilities.py"/>
        <location filename="../../report/words.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>{what} ({more})</source>
        <translation>{what}（{more}）</translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>{what} from {source}</source>
        <translation>{what}，来自{source}</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>{what}: '{source}' cannot be read as a layer: see that it is there and may be read.</source>
        <translation>{what}：“{source}”无法作为图层读取：请确认其存在且允许读取。</translation>
    </message>
    <message>
        <location filename="../../processing/live.py"/>
        <location filename="../../ui/troubles.py"/>
        <source>{what}: no layer is chosen; choose one.</source>
        <translation>{what}：未选择图层；请选择。</translation>
    </message>
    <message>
        <location filename="../../layers/conditions.py"/>
        <source>{what}: the condition {text} cannot be read ({reason}): write it again.</source>
        <translation>{what}：条件 {text} 无法读取（{reason}）：请重新填写。</translation>
    </message>
    <message>
        <location filename="../../layers/conditions.py"/>
        <source>{what}: the condition {text} fails ({reason}).</source>
        <translation>{what}：条件 {text} 计算失败（{reason}）。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>{what}: the layer '{layer}' is not in the project any more and is left out; choose another.</source>
        <translation>{what}：图层“{layer}”已不在工程中，未予计算；请另选。</translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>{what}: the layer '{layer}' is not in the project any more; open it again, or choose another.</source>
        <translation>{what}：图层“{layer}”已不在工程中；请重新打开，或另选。</translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <location filename="../../ui/charts/commute.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <location filename="../../ui/dock.py"/>
        <source>{what}: {value}</source>
        <translation>{what}：{value}</translation>
    </message>
</context>
</TS>

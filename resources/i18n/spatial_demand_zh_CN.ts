<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SpatialDemand</name>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source> (but {fields})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source> (part {part} of {count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source> They are listed at the end of this chapter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source> They ask about what this study does not measure: {topics}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source> and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source> km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source> m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source> people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <location filename="../../ui/charts/commutewords.py"/>
        <source> points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>&amp;Bands (km)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>&amp;Capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>&amp;Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>&amp;Copy as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>&amp;Copy as qgis_process command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>&amp;Copy chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>&amp;Demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>&amp;Detour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>&amp;Distance (km)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Expression…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>&amp;Firms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>&amp;Floors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>&amp;Flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>&amp;Home zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>&amp;Hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>&amp;Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>&amp;Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>&amp;Join within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>&amp;Keep as scenario…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>&amp;Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>&amp;Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Load…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>&amp;Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Method's own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>&amp;New set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>&amp;Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>&amp;Population</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>&amp;Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>&amp;Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <location filename="../../ui/resultspanel.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>&amp;Second source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>&amp;Sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>&amp;Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>&amp;Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>&amp;Ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>&amp;Weight by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>&amp;Work zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>&amp;Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>&amp;keep last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>'{before}' and '{after}' are results of different algorithms, they have no field in common that tells anything{but}: choose two results of one algorithm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>'{before}' and '{after}' have no division_id in common ({old} before, {new} after): give both runs divisions with the same ids (DIVISION_ID).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>'{before}' and '{after}' have no number and no text in common that could be compared: choose two results of one algorithm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>'{field}' is text and no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>'{layer}' has edits that are not saved: save them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>'{layer}' is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>'{layer}' is in memory only: save it to a file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>'{layer}' lacks {fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runner.py"/>
        <source>'{layer}' was removed while it was being read: choose another layer and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>'{path}' cannot be opened any more: run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/stream.py"/>
        <source>'{path}' cannot be read with the filter {filter}: correct the layer's filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/studyfile.py"/>
        <source>'{path}' cannot be written ({reason}): choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/replacing.py"/>
        <source>'{path}' cannot be written ({reason}): close what has it open, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/studyfile.py"/>
        <location filename="../../ui/commands.py"/>
        <source>'{path}' cannot be written: choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/running.py"/>
        <source>'{path}' holds the results that are to stay: choose another file, or let them be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/tables.py"/>
        <source>'{path}' is no GeoPackage that can be read; choose the file that a study wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/study.py"/>
        <source>'{path}' is the file of '{other}' too; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/destinations.py"/>
        <source>'{path}' may not be written; choose another file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/destinations.py"/>
        <source>'{path}' would cut field names to ten bytes; write a GeoPackage (.gpkg).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/stream.py"/>
        <source>'{path}': {read} of {count} records could be read; check the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scenarios.py"/>
        <source>'{table}' cannot be kept: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>'{table}' of '{path}' cannot be opened: run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>, and {division} lost most, {people}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>, {lq}× the area's share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>0: all are served; 50: nobody is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>1 id stands twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>1 indicator ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>1 rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/lifecircle.py"/>
        <source>15-minute,living circle,walking,coverage,facilities,nearest,elderly,children,services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>1: all three alike; 0: one alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>2SFCA: everybody in the limit alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>90th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>; among those of them who work here the crowd that stands out most is ‘{crowd}’: {share} %, {times} times its share in all commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/odflows.py"/>
        <source>&lt;p&gt;Commuters from each division to each, and from and to the outside: lines, a matrix, and the balance of jobs
and housing. The origin is always home, the destination work. Outside places are the regions of a layer, where
one is given, else 'elsewhere'.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Flows&lt;/b&gt;: a line for each pair with commuters; a flow within a division is a short loop. share_of_origin
is per cent of the origin's employed residents, NULL for outside origins. &lt;b&gt;Matrix&lt;/b&gt;: every pair, 0
included.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Balance&lt;/b&gt;: employed residents E (home here), jobs J (work here), job ratio J / E, self-containment =
within / E and self-sufficiency = within / J (per cent), balance = 1 - |J - E| / (J + E) (0 to 1), outbound and
inbound commuters across the study area's boundary, and the outside places with most of them. NULL means
unknown; &lt;i&gt;reason&lt;/i&gt; says why.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>&lt;p&gt;Everything in one run: crowd profile, change between two dates, commuting, facilities, living circles, the
value chain and customised demand, from your layers into one GeoPackage with styles, and one report.&lt;/p&gt;
&lt;p&gt;Only what its layers are given for is run; what is missing is said. Each input is read and placed once. The names of
the parameters are those of the single algorithms, whose help tells of formulas, units (shares in per cent) and why a
value is NULL.&lt;/p&gt;
&lt;p&gt;Without preset files the indicators, facility types, crowds and rules are the default ones, made for Lingang, a new
town near Shanghai. For another place give your own: INDICATORS_FILE; with a population at an earlier date
COMPOSITION_FILE; with facilities TYPES_FILE and CROWDS_FILE; and for what to build RULES_FILE.&lt;/p&gt;
&lt;p&gt;The study's tables: profile, change, bands, flows, matrix, balance, commuters_table, commute_map, demand, circles,
industry, chain, products, each with its table; &lt;b&gt;parameters&lt;/b&gt; and &lt;b&gt;ledger&lt;/b&gt;, with which the run can be repeated
and checked.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
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
of fewer than k people is withheld, and with it the population after.&lt;/p&gt;
&lt;p&gt;Output fields: population_before, population_after, population_change (people), growth, growth_share (per
cent), and for each indicator its _change (percentage points).&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>&lt;p&gt;What a moved boundary, or another plan, changes: two results of one algorithm side by side.&lt;/p&gt;
&lt;p&gt;Divisions are matched by division_id. For each number that both results have: &lt;i&gt;_b&lt;/i&gt; before, &lt;i&gt;_a&lt;/i&gt; after,
&lt;i&gt;_d&lt;/i&gt; difference (after - before; of shares in percentage points, else in the field's own unit); for each text
before and after. &lt;b&gt;status&lt;/b&gt;: same, reshaped (its outline moved: gained_km2, lost_km2), added, removed. Where the
study area's outline stays, counts and shares change only in the divisions that were touched; shares of the area,
location quotients and ranks may move elsewhere.&lt;/p&gt;
&lt;p&gt;With a limit k a change of a count of people by fewer than k is withheld, and with it the value after. NULL means
unknown; the table's &lt;i&gt;reason&lt;/i&gt; says why. Shares are in per cent.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>&lt;p&gt;Where the other ends of commutes are: the homes of those who work in the chosen divisions, or the work
places of their residents, on a hexagon grid over the study area and beyond.&lt;/p&gt;
&lt;p&gt;Output fields: commuters, mean_km (km, weighted by commuters, NULL where no distance is known) and band, the
distance band of most commuters in the cell. A cell of fewer than MIN_COUNT commuters is left out. Only on
request the same as points at the cells' centres; the ends themselves are never written.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>A crowd is marked from a location quotient of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>A crowd is marked where its share is at least {marked} times the area's, scarce where it is at most {scarce} times; neither where fewer than {fewest} people stand behind the share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>A crowd is scarce up to a location quotient of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>A dash is a value that cannot be known or may not be shown, with the reason in the note under its table; it is never 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>A door joins the nearest way within (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>A field with an id for each division: none empty, none twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>A field with measured km (else the straight line)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>A map of where commuters live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>A product is recommended where the measured values of a division meet the conditions of a rule. Each stands here with the values that met them; the strongest comes first. A lack of a facility is a score: 0 where all are served, 50 where nobody is, more where the people it serves are many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>A rule is a condition on a division's measured values, never on its name. Where it holds its product is recommended; strength tells how far beyond the limits the values lie. A condition with an unknown value is unknown, and listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runner.py"/>
        <source>A run is under way already: wait for its end, or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>A segment is marked from a location quotient of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>A table of {columns} has {count} values, which are no whole rows: fill every cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>Access of the second source's units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>Access of the units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Access of units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Access to facilities, unit by unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Add a row below the current one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>All commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>All commutes that touch the area; what is far is withheld or not in this study.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/heat.py"/>
        <source>All flows: rows are home, columns are work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>All {amount} {what} accounted for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Amount of a place, such as $area (1 each)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Area's score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Area, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Attri&amp;butes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Attribute '{code}' has no expression: write one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Attribute '{code}' is of the kind '{kind}': write flag (true or false) or count (people).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Attribute '{code}' stands twice: give one another code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutercrowds.py"/>
        <source>Attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Attributes of commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Attributes of commuters: preset file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../report/commuting.py"/>
        <source>Balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>Balance around the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Balance around the site: 1 all three alike, 0 one alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Bands table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Bands, flows, balance and a map of where commuters live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Bars of each crowd's share by division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Bars of each crowd's share by type of division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Before, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Bold: new since the edit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Build the expression of the current cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Buildings or land to weight by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>By division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>By type of division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>C&amp;omposition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>C&amp;rowd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>C&amp;rowds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>CRS of the coordinates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Cancelled: nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Cancelled: nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Capacity of a facility, in its type's unit (1 each)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Catchment, speed, crowds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>Cell centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>Cell size (km between neighbours)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Census tracts, grid cells or points with counts of people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../report/change.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>Change between two dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Change in percentage points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Change since the earlier date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Change table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Change, points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Change: all numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Change: left out; give the population at an earlier date (POPULATION_BEFORE).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Changed by the edit, in points: {changes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>Changed by the edit: {changes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultpage.py"/>
        <source>Charts need the Python package matplotlib, which this QGIS lacks or cannot load: install it with QGIS's own installer (OSGeo4W setup, or the package python3-matplotlib) and start QGIS anew. Until then the numbers stand in a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Charts of the division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Choose the GeoPackage that results go to, or save to memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Circles table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Class of a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Classes that are living</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Classes that are production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Classes that are research</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Co&amp;mmute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Co&amp;mmutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Com&amp;pare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Comm&amp;uters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Commute study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <location filename="../../report/flows.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>Commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Commuters between places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>Commuters between places, both ways together; the number is all who go out of a place or come to it. A band is as wide at each end as those who leave there, and has the colour of the place that most of them leave; places outside the area are grey. Who works in the division of the home is left out, and so is what is withheld.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Commuters by direction and distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Commuters by direction, each counted once; within and between are internal, out of and into are external.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Commuters by distance from home to work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Commuters by distance from home to work; the colours tell who stays in the area and who crosses its boundary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>Commuters from each place of home to each place of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Commuters from each place to each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>Commuters from home (rows) to work (columns); places outside the area follow after the line. Darker is more, on a square-root scale; a dash is withheld.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Commuters in a record (1 each)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Commuters of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Commutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Commutes (lines, points or a table)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../report/method.py"/>
        <location filename="../../report/sections.py"/>
        <source>Commuting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutebands.py"/>
        <location filename="../../processing/customdemand.py"/>
        <source>Commuting bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutebands.py"/>
        <source>Commuting bands table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Commuting distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutebands.py"/>
        <source>Commuting distance bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Commuting distance: all numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Commuting distances of those who live and of those who work in each division.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/odflows.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Commuting flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/odflows.py"/>
        <source>Commuting flows and job-housing balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>Commuting map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/odflows.py"/>
        <source>Commuting matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Commuting: left out; give commutes (COMMUTES).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Compare scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scenariokeeper.py"/>
        <source>Compared in {seconds} s: the map shows what changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Comparison table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Composition at the earlier date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Composition at the earlier date: all numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Composition by {dimension}, before and after, in per cent; the last pair is the whole area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Composition for the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Composition for the change: preset file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Composition now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Composition now: all numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Compute everything that is set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Condition (expression)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Copy ta&amp;ble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Copy the chart as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>Copy the ledger, to be pasted into a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Copy the numbers for a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Correct its expressions, or take it out of the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Could not be asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <location filename="../../report/commuting.py"/>
        <location filename="../../report/crowds.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Crowd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Crowd '{code}' has no expression: write one that counts its people, such as "population".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Crowd '{code}': its speed is '{value}'; it must be a number of km/h above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Crowd profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Crowd profile after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Crowd profile before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Crowd profile table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Crowd profile: all numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>Crowd profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Crowd profiles by division: whose bar passes the black tick has more of that crowd than the area has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Crowd profiles by type of division: shares in per cent; strong bars stand out above the area's share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/lifecircle.py"/>
        <location filename="../../ui/setuppanel.py"/>
        <source>Crowds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Crowds and how fast they walk; press to edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Crowds by {dimensions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutercrowds.py"/>
        <source>Crowds of commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Crowds of commuters are left out: '{layer}' lacks their fields; edit them to name its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Crowds of commuters, e.g. by age; press to edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Crowds of commuters: flag, where the expression is true or false; count, where it is a number of people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Crowds of commuters: left out; the commutes lack {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Crowds that walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Crowds that walk to facilities: how many live in a unit, and their speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Crowds that walk: preset file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../report/method.py"/>
        <location filename="../../report/sections.py"/>
        <source>Customised demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>Customised demand table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>Customised spatial demand: report of a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../ui/setuppanel.py"/>
        <source>Demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Demand and scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Demand table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Detour: way over straight line, without ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/placepicker.py"/>
        <source>Di&amp;vision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <location filename="../../ui/definitionstable.py"/>
        <source>Dimension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Distance bands: upper limits in km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Distance that most commuters of a cell travel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Distances are geodesic, in km, one way. A commute within one zone counts half the square root of the zone's area. Mean, median and extreme shares are weighted by commuters.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scenarios.py"/>
        <source>Division '{id}' has results but no boundary: run the study again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Division id (one for each)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Division id (one for each) (division id after)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Division name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Division name (division name after)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/placepicker.py"/>
        <source>Division shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Division type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Division type (division type after)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Division, type or area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <location filename="../../ui/setuppanel.py"/>
        <source>Divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Divisions overlap on {area}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/odflows.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Draw flows of at least (commuters)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>E are the employed residents of a division, J the jobs in it. Work where they live: those who do both in the division, of E; jobs held by own residents: the same, of J.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>E&amp;xtreme from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>E2SFCA: nearer people more, in three steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Ea&amp;rlier date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Each indicator is a share in per cent: the part of all, counted in population units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Each of a preset's items is an object of names and values, but one is {item}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Each population unit u gives a division d the part w of its counts that lies in it: by area, by its centre, or by the buildings or land in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Each type as the facility layer names it: whom it serves, how much of its unit 1,000 of them need, and how far they walk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Each with what it asks about and this study does not measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Employed residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Every type: {crowd}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Everything in one run, into one GeoPackage and one report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>External commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Extreme commuters, {km} km and over one way, among those who work in a division and among its residents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Extreme from (km one way)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Extreme, live here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Extreme, work here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <location filename="../../ui/resultspanel.py"/>
        <source>F&amp;acilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../report/sections.py"/>
        <location filename="../../ui/setuppanel.py"/>
        <source>Facilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Facilities and living circles: left out; give facilities (FACILITIES).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Facilities, what is needed and what lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/facilitydemand.py"/>
        <location filename="../../report/method.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Facility demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>Facility demand table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Facility demand: all numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Facility gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Facility type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Facility type '{type}' has no target: write an expression that counts the people whom it serves, such as "population".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Facility type '{type}': {column} is '{value}'; it must be a number above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Facility types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Facility types in walking reach of a resident, and the share of each crowd that has every type in reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Facility types: preset file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Facility types: preset file (wins)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Fate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Field(s) {fields} are in one of the two results only and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Field(s) {fields} are no number, or no text, in both results and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Fields are named by codes: {codes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>Figure {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>File of the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>Fill everything with the &amp;sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>Firms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Firms with their segment of the value chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Floating catchment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>Flows as bands on a circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>Flows between divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>For this kind of home and work, choose {missing} too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>For whom (expression)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Gaussian: nearer people more, smoothly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>GeoPackage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <location filename="../../ui/runbar.py"/>
        <location filename="../../ui/scenariokeeper.py"/>
        <source>GeoPackage (*.gpkg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Ground: divisions of both results gained {gained} km2 and lost {lost} km2; those only after have {came} km2, those only before had {went} km2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Growth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <location filename="../../ui/reporting.py"/>
        <source>HTML (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Half the sum over the segments: the part of the jobs that would have to change to give the area's mix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Highest share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Highest speed on a way (km/h)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Home &amp;x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Home &amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Home and work are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Home x or longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Home y or latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Home zone id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Home, wor&amp;k are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Homes and workplaces of commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Homes and works are zone ids: choose the layer that has these zones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>How a unit that crosses a boundary is split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>How far people who work here come is unknown or withheld.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>How far residents commute is unknown or withheld.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>How far they commute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>How far they commute, and who goes farthest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>How many commuters a record stands for (1 each if empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>How much it offers, in its type's unit (1 each if empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Ids of the divisions, with commas (all where empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>In reach of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>In reach of, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>In reach, per 1,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>In {count} record(s) home and work are the same point: their distance is 0 km.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Indi&amp;cators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Indicator '{code}' has no {name}: write an expression such as "population".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Indicator '{code}' would write the field '{field}', which exists already: give it another code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Indicator(s) {codes} are in one of the two profiles only and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <location filename="../../report/sections.py"/>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Indicators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Indicators: preset file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Industrial circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Industrial circles need industrial sites and places with a class: choose both, or neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Industrial circles: all numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Industrial circles: left out; give industrial sites and places (SITES, PLACES).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Industrial living circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../report/facilities.py"/>
        <source>Industrial living circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Industrial living circles of divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Industrial living circles of sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Industrial living circles table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Industrial sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Industrial sites by the balance of production, research and living services within their circle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Industrial sites whose circle holds production, research and living services; divisions without a site are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Industrial sites, the middles of industrial circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Internal commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Into the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>It is NULL in the results; add a second source that has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/odflows.py"/>
        <source>Job-housing balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Jobs and employed residents by division; a balance of 1 means as many jobs as employed residents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Jobs and housing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Jobs and housing in balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Jobs by segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Jobs by segment of the value chain, in per cent; the last bar is the whole area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Jobs held by own residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Jobs in a firm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>Jobs in a firm (1 each: firms are counted)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commutemaps.py"/>
        <source>Jobs per employed resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Jobs per employed resident: blue divisions send people out to work, red ones draw them in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Jobs per resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scenariokeeper.py"/>
        <source>Keep both states as a scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Keep the results of the last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Keep the results of the last run in the project beside the new ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scenariokeeper.py"/>
        <source>Kept as '{name}': {before} and {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Key findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <location filename="../../ui/definitionstable.py"/>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Lack of facilities, by type: score and gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Last run {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/writing.py"/>
        <source>Layer '{layer}' has changed while it was read; run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/reading.py"/>
        <source>Layer '{layer}' has no coordinate reference system: set it in its properties (Source), then run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}' has no coordinate reference system: set it in its properties, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>Layer '{layer}' has no division with the id '{id}': choose among {ids}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}' has no divisions: draw them, or choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>Layer '{layer}' has no features: choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>Layer '{layer}' has no features: choose the zones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <source>Layer '{layer}' has no features: choose the {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}' has no features: draw at least one division.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}' has no field '{field}', which was chosen for '{what}': choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <location filename="../../layers/reading.py"/>
        <source>Layer '{layer}' has no field '{field}': choose one that it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/conditions.py"/>
        <source>Layer '{layer}' has no field division_id: choose the output of one of our algorithms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Layer '{layer}' has no field {fields}, which 'People in a unit' (TOTAL) needs: set it to the field or expression of that layer that counts people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/expressions.py"/>
        <source>Layer '{layer}' has no field {fields}, which the expression {expression} needs: choose a field that it has, or another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/planes.py"/>
        <source>Layer '{layer}' has no geometry with a place on the globe: check its coordinates and CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>Layer '{layer}' has no records: choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/conditions.py"/>
        <source>Layer '{layer}' has nothing on division(s) {ids}: what it would tell of them is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/ways.py"/>
        <source>Layer '{layer}' holds no line with two vertices or more: choose the ways to walk on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Layer '{layer}' is no crowd profile, it lacks {fields}: choose the output of 'Crowd profile'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Layer '{layer}' is no result on divisions, it lacks {fields}: choose the output of one of our algorithms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/expressions.py"/>
        <source>Layer '{layer}', feature {feature}: the expression {expression} fails ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/expressions.py"/>
        <source>Layer '{layer}', feature {feature}: {expression} is '{value}', which is text and no number. Turn the field into a number field (field calculator, to_real) and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/conditions.py"/>
        <source>Layer '{layer}', field 'division_id': the id '{id}' stands twice; choose a result with one row a division.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}', field '{field}': feature {feature} has no id; give every division one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}', field '{field}': feature {feature} has the id '{id}', which results use themselves; rename that division.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}', field '{field}': features {first} and {feature} both have the id '{id}'; give each division its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}', field '{field}': no division may be called '{id}'; give it another id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Layer '{layer}', field '{field}': no facility that can be used is of a type in TYPES ({types}). Choose the field that holds the types, or write them as it has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>Layer '{layer}', field '{field}': no firm is of a segment in SEGMENTS ({values}). Choose the field that holds the segments, or write their values as it has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Layer '{layer}', field '{field}': no place is of a class that is named ({classes}). Choose the field that holds the classes, or write them as it has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}', field '{field}': none of its types ({types}) is in the table; edit the types to name them, or choose another field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/regions.py"/>
        <source>Layer '{layer}', field '{field}': the id '{id}' is a division's too; give the outside region another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>Layer '{layer}', field '{field}': zone {zone} has no id; give every zone one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>Layer '{layer}', field '{field}': zones {first} and {zone} both have the id '{id}'; give each its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}', field '{field}': {count} division(s) have no id; fill it, or choose another field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}', field '{field}': {count} id(s) have spaces around them; results carry them without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}', field '{field}': {count} id(s) stand twice ({ids}); give each division its own, or choose another field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}': choose the field for '{what}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}': division(s) {ids} have no geometry, so nothing lies in them; draw them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Layer '{layer}': facilities of types that are not in TYPES are left out: {types}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>Layer '{layer}': firms of segments that are not in SEGMENTS are left out: {values}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Layer '{layer}': no commute begins or ends in a division. Check the CRS of the coordinates, their order (x is longitude), and the divisions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Layer '{layer}': no facility has a capacity by {expression}, it is NULL or no count everywhere; write an expression that gives one (CAPACITY).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Layer '{layer}': no facility has a geometry that is a point or a polygon; choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/regions.py"/>
        <source>Layer '{layer}': region(s) {ids} overlap the divisions; what lies in both is the division's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Layer '{layer}': the field '{field}' holds numbers as text, so each record counts as one commuter. Turn it into a number field to count them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>Layer '{layer}': the geometry of division(s) {ids} is invalid; it was mended for this run only. Correct it with 'Fix geometries'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/writing.py"/>
        <source>Layer '{layer}': the result's own {fields} take the place of its fields of these names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>Layer '{layer}': there is no facility that can be used of the type(s) {types}: nobody reaches one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Layer '{layer}': {count} end(s) have x and y (longitude and latitude) swapped; exchange the fields, or correct the lines, to count them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>Layer '{layer}': {count} invalid geometries were mended for this run only, the first that of feature {first}. Correct them with 'Fix geometries'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/ways.py"/>
        <source>Layer '{layer}': {count} vertices have no place on the globe; check its coordinates and CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/ways.py"/>
        <source>Layer '{layer}': {count} way(s) have no speed above 0 by {expression} and are not walked on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/ways.py"/>
        <source>Layer '{layer}': {expression} gives no speed above 0 for any way; write an expression that gives km/h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/expressions.py"/>
        <source>Layer '{layer}': {expression} is negative or not a finite number in {count} feature(s), first in feature number {first} ({value}); they are taken as unknown and left out. Correct them to count them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/expressions.py"/>
        <source>Layer '{layer}': {field} is a text field, so the + in {expression} would join texts and not add numbers; turn it into a number field, or write to_real({field}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Layers in memory are gone when QGIS ends; a GeoPackage stays</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Left out, for no layer has the fields: {codes}. Edit the table, or add a layer that has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Lines to walk on (else the straight line and a detour)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Lines, points or a table with a row for each commute or flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Live, {seconds} s after the change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Live: choose the division layer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Live: reading the layers and computing the state before the edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Live: switch on editing of '{layer}' (the pencil) and move a boundary; everything here follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Live: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/lifecircle.py"/>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Living circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/lifecircle.py"/>
        <source>Living circles of divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/lifecircle.py"/>
        <source>Living circles of units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/lifecircle.py"/>
        <source>Living circles table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Living circles, unit by unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Living circles: all numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Load a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Location quotient of each segment: its share in the division, divided by its share in the area; marked ones are shaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Lowest share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Map of cells with commuters around the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Map of industrial sites by balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Map of jobs per employed resident by division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Map of specialisation by division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Map of the divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Map of the most needed facility by division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Map of the transit hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>Maps of commuting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Marked crowds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Marked: {crowds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Mean balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>Means and shares of far commuters are not in this study.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Measured distance in km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>Models (*.model3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>More counts of people, such as incomes from LBS data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Most come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Most go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Most lacking: {types}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Most needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Move the row down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Move the row up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Names of the regions outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Need and supply of each type in the whole area, in its unit; the gap is what lacks within reach, which can be large where the supply stands elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>New since the edit: {products}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Newly marked: {crowds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/placepicker.py"/>
        <source>Next division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>No class is {kind}: name at least one value of the class field in {parameter}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>No commutes in these results. Under Commutes choose lines from home to work, a table of their coordinates, or a table of two zone ids with the zones, and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>No crowd is far more, or far less, common here than in the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>No crowds in these results. Under Crowds choose a layer that counts people by age, education, housing or income, and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>No facilities in these results. Under Facilities choose a layer of facilities and the field of their type, and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>No longer marked: {crowds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>No longer recommended since the edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>No longer: {products}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>No recommendations in these results. Switch Demand on, check its rules, and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>No results yet: set up the study and run it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>No results yet: set up your layers and run, or fill everything with the sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <source>No rule holds here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>No rule holds in any division.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>No rule holds in {divisions}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>No {what} can be computed: the population layers lack fields that each of them names. Write expressions for the fields that there are, in the table or in a preset file ({table}, {table}_FILE).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>Nobody comes to work here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Nobody who commutes lives or works here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>Nobody who lives here commutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Nobody, as far as it is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>None of the rules that could be asked holds in {divisions}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>Not in this study, and what it would take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Nothing is known to lack here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Of (people, households, earners)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Of all (expression)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>Of all who live there and commute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Of the {all} rules {count} could not be asked, and so recommend nothing anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>Of {commuters} commuters {internal} % stay within the area and {external} % cross its boundary: {out} go out of it, {into} come into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>One product is recommended: {product}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Only in AFTER ('{layer}'): {ids}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Only in BEFORE ('{layer}'): {ids}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../plugin.py"/>
        <source>Open the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Open your division layer, or try the sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Opens a synthetic new town and fills in everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>Or switch this part off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Out of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Outside, distance, attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>P&amp;eople</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>PNG picture (*.png);;SVG picture (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Parameters of this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Part (expression)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>People in a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>People in the divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>People it serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>People outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <location filename="../../ui/charts/commute.py"/>
        <source>People who work here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>People who work here come {km} on average; {share} come {far} km or more{times}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>People who work here live most often in {place}: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>People who work there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>People within a facility's catchment share its capacity; what a resident has in reach is held against the standard. Standard met: the mean over the people served, each at most 100 %. Gap: what would have to be added in reach of those who have too little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Per 1,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Places of production, research and living round the sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Places with a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Placing counts in divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Planning divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Planning divisions (divisions after)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Points or polygons, one for each school, clinic, ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Population before and after by division, with its growth: where the area's people came to live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Population change by division, in people; a share below 0 is a loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Population of each division before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Population units (census tracts, grid cells)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Population units (census tracts, grid cells) (population before)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Population units at an earlier date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Presets (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/placepicker.py"/>
        <source>Previous division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Privacy: shares of very few people can give one of them away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <location filename="../../ui/definitionstable.py"/>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Products recommended somewhere in the area: {count}. Choose a division to read why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Profile change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>Profile change table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Profiles and their change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Profiles at two dates, and the change between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>Radius (km, straight line)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>Read for: {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <location filename="../../ui/definitionstable.py"/>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Recommended products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../report/area.py"/>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Region id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Region name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Regions outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Regions outside, where commuters come from or go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>Remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Removed in this edit: {divisions}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Rep&amp;ort…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Replace the rows by those of a preset file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Replace the rows by those of the method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reporting.py"/>
        <source>Report of the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Res&amp;ults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Residents before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>Residents commute {km} on average; {share} go {far} km or more{times}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <location filename="../../report/commuting.py"/>
        <location filename="../../ui/charts/commute.py"/>
        <source>Residents who commute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Residents work most often in {place}: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Residents, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Result after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Result before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>Results that are not given: {results}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/writing.py"/>
        <source>Row {row} of the result could not be written ({reason}): choose another output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Row {row}: a facility type needs a name, as the facility layer has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Row {row}: no facility type may be called *, which stands for all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Row {row}: the code '{code}' cannot name a field; use 1 to 18 of a-z, 0-9 and _.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Row {row}: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>Rule '{code}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Rule '{code}' has no {name}: write one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>Rule '{code}': its weight is '{value}'; it must be a number above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Rules that cannot tell, since a value is unknown: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Rules that could not be asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Rules that could not be asked, since these results lack what they need: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Rules: preset file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Sa&amp;ve to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Sample, command line, model, new set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>Sample: Lingang (synthetic)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>Save as &amp;model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Save as a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Save results to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Save the chart as a PNG or SVG picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Save the rows as a preset file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>Save the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>Save the study as a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Scarce: {crowds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Scenario comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>Scenario comparison table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <location filename="../../report/facilities.py"/>
        <location filename="../../report/method.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Score before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Score: 0 all are served, 50 nobody is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Score: 0 where all are served, 50 where nobody is, more where those it serves are many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Scores changed by the edit: {changes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Se&amp;gment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Second source (e.g. income from LBS data)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Seg&amp;ments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>Segment of a firm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>Segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Segments of the value chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Segments of the value chain, and what the firms' field says for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Segments of the value chain: preset file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Set &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Set up the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Share and location quotient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Share complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Share in the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Share of each crowd of the area that has a facility of the type within its own walking time; slow walkers have a smaller circle. A dash is unknown or withheld.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Share of each crowd with each facility in walking reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Share of the area's growth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>Share of {crowd} before and after, in per cent, with its change in percentage points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Share, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Shares in per cent by division; ▲ marked, ▽ scarce.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Shares of each crowd among those who travel {km} km or more, and among all commuters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Shares of each crowd, in per cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Shares that are compared between two dates; both layers must have the fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Show before and after of the scenario that was kept, on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Show the numbers instead of the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Some flows are withheld, too few people to be shown: a dash in the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Source: Zhou, Li and Huang, customised spatial demand for industry-city integration, Shanghai Lingang, DOI 10.16361/j.upf.202403014; walking circles: GB 50180-2018.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Spatial Demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../plugin.py"/>
        <source>Spatial Demand panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>Spatial Demand study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultgroup.py"/>
        <source>Spatial Demand: comparisons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/background.py"/>
        <source>Spatial Demand: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/running.py"/>
        <source>Spatial Demand: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>Spatial demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Specialisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Specialisation of jobs and the marked segment (▲): the darker, the further from the area's mix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Split &amp;units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Split units and small counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Split units that cross a boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Standard met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Standard met, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <location filename="../../report/method.py"/>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>Step {number} of {all}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>Store the state before and after this edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Strength {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>Sums by type of division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Sums first, division last. A location quotient of 1 is the area's own share; 1.2 means a fifth more of the crowd than in the area as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Supply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <location filename="../../ui/groups/facilities.py"/>
        <source>T&amp;ype</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>T&amp;ypes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>Table {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultgroup.py"/>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Take the selected rows away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>The CRS of '{layer}' is set in this project only: export the layer to a file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>The CRS of the coordinates is not valid: choose COORD_CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>The area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>The buildings or the land where the people live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>The class '{word}' stands in {first} and in {second}: keep it in one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dockmenu.py"/>
        <source>The command is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The crowd '{code}' stands twice: give each its own code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>The crowd that stands out most is ‘{crowd}’ in {division}, {times} times the area's share; it is marked in {places}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>The detour factor (DETOUR) is {detour}: no way is shorter than the straight line; 1 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>The detour factor is {detour}: no way is shorter than the straight line; write 1 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The distance bands '{text}' are not ascending, or one stands twice: write them as {sorted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The distance bands '{text}' hold '{word}', which is no distance above 0: write upper limits in km with commas between them, such as 5,10,20.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>The divisions and their types.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>The divisions, their people, and the crowds that are far more common there than in the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>The divisions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>The earlier population is read as the present one is: name its field alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>The edit has changed no flow here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>The edit has changed no recommendation here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>The edit has changed no score here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>The edit has changed no share here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>The edit has changed nothing of this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>The edit has ended; shown is its last state. Keep it as a scenario, or run the whole study again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/expressions.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The expression {expression} cannot be read ({reason}): write it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The facility type '{type}' stands twice: keep one row of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>The field '{field}' of '{layer}' is in this project only: export the layer to a file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>The field or expression that counts the people in a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>The field that says what a facility is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>The greatest shortage is of {facility}: all {target} people to be served have too little in reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>The greatest shortage is of {facility}: of {target} people to be served {unmet} have too little in reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>The indicators and the whole area's values. Each share is the counted crowd in per cent of its own base.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>The kind of division, to compare kinds (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>The layer '{layer}' cannot be read: repair its data source, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>The ledger: every record of every source, and where it went.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>The marks are transit hubs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>The method in short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>The most needed facility of each division (▲) and its score: the darker, the more is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>The most needed facility types of each division, by score, and what lacks within reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>The most people who live and work in one and the same division do so in {division}: {people}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>The parameters that the study was run with; long ones are cut here and whole in the GeoPackage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/copying.py"/>
        <source>The picture '{path}' cannot be written ({reason}): choose another file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runner.py"/>
        <source>The plugin's algorithms are not there: switch it off and on again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>The polygons of your plan, one for each planning division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>The polygons or points whose ids the commutes name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>The population at an earlier date, to show the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>The population changed by {growth} % between the two dates; {division} gained most, {people} people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>The population went from {before} to {after}, {change} people ({growth}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>The preset cannot be written to {path} ({reason}): choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The preset file {path} cannot be opened ({reason}): choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The preset file {path} holds no {kind}: it needs "kind": "{kind}" and a list "items".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The preset file {path} is not JSON ({reason}): save it anew as UTF-8 JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>The product recommended most often is ‘{product}’, in {places}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runner.py"/>
        <source>The project was closed during the run: nothing was added to the next one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>The regions outside need an id field: choose EXTERNAL_ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <source>The report '{path}' cannot be written ({reason}): choose another file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reporting.py"/>
        <source>The report is written: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reporting.py"/>
        <source>The report was not written: look into QGIS's log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The rule '{code}' stands twice: give each its own code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>The rules are the default ones, the strategies for Lingang; for another place give your own (RULES or RULES_FILE).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runner.py"/>
        <source>The run gave no result: look into QGIS's log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>The same counts on two sets of divisions, side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>The sample lacks {layers}: install the plugin anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The segment '{code}' stands twice: give each its own code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>The segments of the value chain; press to edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>The shares of the whole area. Choose a division to see what sets it apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>The shares that tell the crowds apart; press to edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>The shares whose change is shown; press to edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>The strongest links between two places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>The strongest links between two places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>The study is a GeoPackage: let the name of STUDY end with .gpkg, not '{path}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>The style of '{layer}' cannot be saved: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>The units in the result hold the source's own counts, also those below {limit}; do not pass them on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>The value '{value}' stands for segment '{first}' and for '{second}': keep it in one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>The weight of a square metre, e.g. floors (1 if empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>The whole area's composition before and after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>The ‘three highs’, high education, high income and extreme commuting, meet in {places}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Their CRS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There are no distance bands: write upper limits in km, such as 5,10,20,30,40,50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There is no attribute: write at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There is no crowd: write at least one, or leave the table away for the default set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>There is no evidence: choose at least one result, such as a crowd profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There is no facility type: write at least one, or leave the table away for the default set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There is no indicator: write at least one, or leave the table away for the nine of the method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There is no rule: write at least one, or leave the table away for those of the method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>There is no segment: write at least one, or leave the table away for the five of the method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reporting.py"/>
        <source>There is no study to report on: run it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>These are the default rules, the strategies of the Lingang study; their limits are planning assumptions. Write the rules of your own plan in a file and give it as RULES_FILE to replace them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Third</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>This QGIS has no Python package {packages}. Install it: on Windows by the OSGeo4W setup, on Debian or Ubuntu by apt install {debian}, elsewhere by pip for QGIS's own Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live.py"/>
        <source>This edit could not be followed: {problem}. The log has more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>This file does not tell the parameters. Run the whole study: it writes them into its GeoPackage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Times the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <source>Title of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>To mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>To split units by buildings or land, choose the layer to weight by (WEIGHT_LAYER).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>To split units by buildings or land, choose the layer to weight by, or split them by area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <location filename="../../processing/study.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Transit hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Transit hubs and the divisions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Transit hubs on the map of facilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Transit hubs, shown on the report's maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Try the &amp;sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Two maps of the share of extreme commuters by division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <location filename="../../ui/definitionstable.py"/>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>Types in reach, mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>Types in reach, of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/setuppanel.py"/>
        <source>Types of the la&amp;yer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <location filename="../../ui/definitionstable.py"/>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Unknown values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Unknown, since a value is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>Unknown:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>Unknown: {crowds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>Unknown: {types}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Unlocated commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Unlocated records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <source>Unrelated commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Upper limits of the distance bands in km, with commas between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../processing/valuechain.py"/>
        <location filename="../../report/method.py"/>
        <location filename="../../report/sections.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>Value chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>Value chain table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>Value chain, circles, hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Value chain: all numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>Value chain: left out; give firms (FIRMS).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Values, with commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Way's &amp;speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Ways to walk on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Weight of a square metre (e.g. floors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <location filename="../../ui/charts/commute.py"/>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>What came in was counted, lay outside the divisions, or could not be used, for the reason given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>What crowds need, reach and lack, and their living circles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>What is recommended here, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>What is recommended, the most frequent first, and where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>What the divisions are called (optional; else their id)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>What the study was run with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>What to build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>What to build: every rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/sections.py"/>
        <location filename="../../ui/ledgerview.py"/>
        <location filename="../../ui/resultlayers.py"/>
        <source>What was counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>When what is recommended, and why; press to edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <location filename="../../ui/charts/demand.py"/>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>Where a condition on a division's results holds, a product is recommended, for a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Where commuters live, on hexagons: the colour is the distance of most of them, the fuller the more commuters; the lines are the divisions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>Where everything went that the study has read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Where people who work here live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Where residents work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Where they go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Where they go to work, and where workers come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Which facilities are lacking, the worst first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>While you edit the division layer, charts and numbers follow each change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <location filename="../../ui/ledgerview.py"/>
        <source>Who commutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultlayers.py"/>
        <source>Who commutes: all numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Who lives here, held against the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Who the extreme commuters are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Who travels {km} km or more</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/provider.py"/>
        <source>Whole study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>Whom each type serves, how much of it, how near; press to edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>Wit&amp;hhold below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <source>With {layer} given, choose its field too ({field}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>Withheld, since too few: {count} flows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>Withhold counts of fewer people than (0: none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>Work where they live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Work x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Work x or longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Work y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Work y or latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Work zone id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>Work: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Workers before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>Workers, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>Write a report of everything, as one HTML file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reporting.py"/>
        <source>Write the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>Zone &amp;id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Zone id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>a field of the divisions that tells their type, such as industrial zone or rural area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>a layer cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>a layer has no CRS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>a line of one vertex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>a part of the total is withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>a product without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>a result that it needs is not in this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>a run of it on the results above: its rules tell which housing, services, transport and work space each division calls for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>a run of the whole study, which keeps an account of what was counted and what was not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../report/demand.py"/>
        <source>a value is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>above {standard}, the standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>access: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <location filename="../../ui/scenarios.py"/>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>all related commutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>all types: {crowd}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>area share is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>at least {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>at most {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>balance around industrial sites (1: all three alike)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>balance around the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>balance of jobs and employed residents (1: as many)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>balanced: each person counted once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>band of most commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <location filename="../../ui/scenarios.py"/>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scenarios.py"/>
        <source>before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scenarios.py"/>
        <source>before and after: all numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/bars.py"/>
        <source>before the edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <source>between divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>both results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>by area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>by buildings or land inside (weighted)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/studysteps.py"/>
        <location filename="../../report/area.py"/>
        <location filename="../../ui/ledgerview.py"/>
        <source>came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>change: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>columns: work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>commute map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>commute of residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>commute of workers here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutebands.py"/>
        <source>commute,distance,bands,origin destination,extreme commuting,LBS,home,work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutercrowds.py"/>
        <source>commute,extreme commuters,age,income,sector,crowd,two-way,mismatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>commute,hexagon,grid,home,work,catchment,labour market</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/odflows.py"/>
        <source>commute,origin destination,OD,desire lines,matrix,jobs,housing,balance,self-containment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>commuter crowds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../report/area.py"/>
        <location filename="../../report/bars.py"/>
        <location filename="../../report/commutemaps.py"/>
        <location filename="../../ui/ledgerview.py"/>
        <source>commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>commuters by kind of flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>commutes that tell the age, the income or the sector of who travels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>commutes whose homes and places of work are known as points, not only by zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <source>commuting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>complete living circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>composition after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>composition before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>could not be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>could not be used: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>counts by census unit, or in a second source such as mobile-location cells, and indicators that use them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>counts of people at an earlier date, by the same ages and groups as today's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <location filename="../../report/commuting.py"/>
        <location filename="../../report/flows.py"/>
        <source>counts of people who travel from home to work: as lines, as a table of coordinates, or as a table from zone to zone with a map of the zones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/lifecircle.py"/>
        <source>crowd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>crowd profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <source>crowds that are not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>customised demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>degree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>demand,rules,recommendation,housing,services,strategy,products,evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>distance bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <source>distance unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <location filename="../../report/area.py"/>
        <source>divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>does not hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>education</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>education and research area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/tables.py"/>
        <source>elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>employed residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>every type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>exactly {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>extreme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <location filename="../../processing/facilityparameters.py"/>
        <source>facilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>facilities as points or areas, with their type and, where it is known, how many they can serve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>facilities,accessibility,2SFCA,E2SFCA,floating catchment,gap,standard,services,schools,eldercare,need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>facility demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>facility type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>facility types in reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>facility types in walking reach, mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <source>facility types that are not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>fate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>few</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>firms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>firms as points, with their jobs and the segment they belong to: research, production, headquarters, logistics or services.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/suggestions.py"/>
        <source>fitted to the layer's columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>four coordinate fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>from or to the outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>gap: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>growth unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../report/demand.py"/>
        <source>holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>housing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>hub: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>i tells how concentrated the crowd that is served is in the division, 1 being the area's average. 0: all are served; 50: nobody is and the crowd is as common as everywhere; towards 100: nobody is and it is concentrated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>in reach of {share} % of those it serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>in the divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>in the divisions, units whole or in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>in this division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>in {count} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>income</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>indicator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>industrial circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <source>industrial living circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>industrial sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>industrial sites with production, research and living around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>industrial sites, and places of production, of research and of living services, each with its class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>industrial zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>industry,living circle,production,research,services,entropy,balance,mix,1 km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>industry,value chain,jobs,firms,research,production,headquarters,specialisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <source>into the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/conditions.py"/>
        <location filename="../../layers/expressions.py"/>
        <location filename="../../ui/tablechecks.py"/>
        <source>it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <location filename="../../report/words.py"/>
        <source>jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>jobs held by the division's own residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>jobs in firms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <location filename="../../report/words.py"/>
        <source>jobs in {segment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/words.py"/>
        <source>jobs per employed resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionstable.py"/>
        <source>km/h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>lack of {facility}, score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>lack unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>lacks 1 facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>lacks {count} facilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>lacks {gap} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>lacks {low} to {high} facilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>lacks {part} of a facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>live here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <location filename="../../report/page.py"/>
        <source>living circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>main urban area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>marked crowds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>marked: far more common</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/bars.py"/>
        <source>marked: far more common than in the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>mean balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>mean balance around sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>mean facility types in reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>mean km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>median km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runbar.py"/>
        <source>memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>mend an expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>mend the bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>mend the detour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>mend the earlier date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>mend the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>more than {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>most needed facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/bars.py"/>
        <source>neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>new in this edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>new since the edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no capacity given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>no capacity given: {types}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>no division has a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>no divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no employed residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/links.py"/>
        <source>no flow between places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <location filename="../../processing/reasons.py"/>
        <source>no industrial site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no known distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>no line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>no other lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>no partner outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no places in the circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>no population given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>no profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/writing.py"/>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../report/lacking.py"/>
        <source>no result has {fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no source has the fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>no such facility: {types}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>no target people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>no type fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>no type given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>no type has a score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>no value:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>nobody before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>nobody commutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>nobody counted in the denominator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>nobody lives there, or withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>nobody, or withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <location filename="../../report/area.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>none lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <location filename="../../report/demand.py"/>
        <source>not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <location filename="../../report/demand.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <source>not counted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>not {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>nothing in reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <location filename="../../report/facilities.py"/>
        <source>nothing in the circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>nothing lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>of a class that is named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>of a class that is not named, or of none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>of a segment that is not named, or of none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <source>of a type that is not asked for, or of none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/base.py"/>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>only in AFTER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>only in BEFORE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>only those who work in the area are counted of a place outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>other divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>other places outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>out of reach: {types}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <source>out of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>outside every division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>outside every division, units whole or in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <source>outside every division; they serve all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/method.py"/>
        <source>p are the shares of production, research and living services among the places within 1 km of an industrial site; complete where all three stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <location filename="../../report/area.py"/>
        <location filename="../../report/words.py"/>
        <location filename="../../ui/ledgerview.py"/>
        <source>people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>people unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>people who work here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>people without enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>people without enough {facility}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>people, where they are known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>peripheral rural area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>pick a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>pick sites and places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>pick the id field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>pick the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>pick the zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>points with a name and a kind (metro, bus).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>population</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>population growth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>population is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>population,census,age,education,housing,income,share,location quotient,areal interpolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>population,census,change,growth,difference,two dates,before,after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>products recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>reason unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>rename an id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>reshaped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>residents who commute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <location filename="../../report/words.py"/>
        <source>residents who commute {band}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>residents who go far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>residents who work in their own division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>residents who work outside the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>rows: home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>scarce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/bars.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <source>scarce: far less common</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/scenariokeeper.py"/>
        <location filename="../../ui/scenarios.py"/>
        <source>scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/comparescenarios.py"/>
        <source>scenario,before,after,difference,boundary,compare,plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>score of the most needed facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <source>score {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>score: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>share above 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>share in all commuters of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>share of: {crowd}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commutemaps.py"/>
        <source>share that travels {km} km and over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>sites with all three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>some could not be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>some outside the divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/flows.py"/>
        <source>some who live there are withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>specialisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>specialisation of jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/running.py"/>
        <source>study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>study,all,whole,report,profile,commuting,facilities,demand,plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>the area's population does not change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/facilities.py"/>
        <source>the area's score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/bars.py"/>
        <location filename="../../ui/charts/crowd.py"/>
        <source>the area's share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>the ends of a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>the flows between divisions, counted from the same commutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/destinations.py"/>
        <source>the folder of '{path}' does not exist; make it, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/base.py"/>
        <source>the method's {count}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>the planning divisions, and units with counts of people (census tracts, grid cells).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>the rule asks for {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <source>the shortage of {facility}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>the total is withheld or 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <source>the value chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>this division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>times all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/facilities.py"/>
        <source>transit hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commuteparameters.py"/>
        <location filename="../../processing/provider.py"/>
        <source>two zone ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>types in reach, of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>types of division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>under {high}: people commute away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>under {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <source>units (census tracts, grid cells) with counts of people by age, education, housing or income.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/view.py"/>
        <source>unknown ({why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>unknown after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <source>unknown before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/ledger.py"/>
        <source>unknown or withheld:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>unknown, or withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>unknown: {total} is NULL or no count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>up to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample.py"/>
        <source>urban community</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/crowds.py"/>
        <location filename="../../report/page.py"/>
        <source>value chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>what to build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>where residents work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>where those who work here live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>who live here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>who work here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/page.py"/>
        <source>whole study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>whole, by their centroid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/industrialcircle.py"/>
        <source>whose amount is NULL or no count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <source>whose capacity is NULL or no count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>with an end in a division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>with neither end in a division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/reasons.py"/>
        <location filename="../../ui/charts/commute.py"/>
        <location filename="../../ui/charts/facilities.py"/>
        <location filename="../../ui/charts/flows.py"/>
        <location filename="../../ui/charts/heat.py"/>
        <location filename="../../ui/charts/view.py"/>
        <source>withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <location filename="../../report/page.py"/>
        <source>withheld: too few people to be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <source>within a division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>within and between the divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>without a geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>without a usable count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilities.py"/>
        <location filename="../../layers/units.py"/>
        <location filename="../../processing/industrialcircle.py"/>
        <location filename="../../processing/valuechain.py"/>
        <source>without a usable geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>work here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <location filename="../../report/words.py"/>
        <source>workers here who come {band}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>workers who come far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>workers who live outside the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>{amount} came in, in {records} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>{amount} could not be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>{amount} outside the divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>{amount} {what} counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/ledger.py"/>
        <source>{amount} {what} {reason} ({records} records)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>{area} belong to no division any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>{area} km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/livebar.py"/>
        <source>{area} m²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/commutemap.py"/>
        <source>{cells} cell(s) of fewer than {limit} commuters are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>{count} commute within the area, {stay} of them within their own division.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/heat.py"/>
        <source>{count} commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/flows.py"/>
        <source>{count} commuters, {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/profilechange.py"/>
        <source>{count} division(s) in both profiles were compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>{count} divisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/valuechain.py"/>
        <source>{count} firms read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>{count} ids stand twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>{count} indicators ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/base.py"/>
        <source>{count} of your own…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/crowds.py"/>
        <source>{count} of {all} indicators ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/customdemand.py"/>
        <source>{count} of {all} rules are not applicable, no result has the fields they name ({fields}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>{count} pair(s) of divisions overlap ({pairs}), {area} m2 and {amount} {what} in all: counted in the division with the lowest id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>{count} people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/demand.py"/>
        <source>{count} products are recommended; the strongest is {product}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/divisions.py"/>
        <source>{count} ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/commutes.py"/>
        <source>{count} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>{count} rows are to be mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/definitionseditor.py"/>
        <source>{count} rows, all can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/demand.py"/>
        <source>{count} rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>{count} without id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>{count} zone id(s) of the commutes are not in '{layer}', each with its records: {ids}{more}. Their records are counted as unlocated; add the zones or correct the ids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>{count} zone id(s) were matched without their leading zeros.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/base.py"/>
        <source>{count}, fitted to the layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/lacking.py"/>
        <location filename="../../report/words.py"/>
        <source>{crowd} with every facility in reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>{end} has latitude and longitude swapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>{end} has no place in the divisions' CRS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>{end} has no zone id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>{end} has x and y swapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>{end} is at (0, 0), which stands for no place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>{end} is in a zone that '{layer}' does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutezones.py"/>
        <source>{end} is in a zone without a geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>{end} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutes.py"/>
        <source>{end} is no longitude and latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>{field}: after - before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>{km} km and over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>{km} km or more: {crowd}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>{label}: in {count} units the numerator is above the denominator; kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilitydemand.py"/>
        <source>{label}: in {count} units the target {target} is above the people there ({total}); kept. Check the expression if that is more than a rounding of the census.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdprofile.py"/>
        <source>{label}: {count} units left out, their numerator or denominator is NULL or no count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/replacing.py"/>
        <source>{layers} of '{path}' is being edited: save or drop the edits first, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>{layer}: {count} facilities have no way within {metres} m; nobody reaches them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>{layer}: {count} units have no way within {metres} m and reach nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/facilityparameters.py"/>
        <source>{layer}: {lines} ways, {km} km, {edges} stretches between {nodes} crossings and ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>{layer}: {rows} units read feature by feature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>{layer}: {rows} units read whole, by GDAL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/view.py"/>
        <source>{list} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>{low} and over: people commute here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <location filename="../../report/words.py"/>
        <source>{low} km and over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../layers/facilitystyle.py"/>
        <location filename="../../layers/style.py"/>
        <location filename="../../report/facilities.py"/>
        <location filename="../../report/maps.py"/>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <location filename="../../report/commuting.py"/>
        <source>{low} to {high} km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/style.py"/>
        <source>{mark} marked crowds (from {lq} x area)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>{name} (new)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/study.py"/>
        <source>{name}: the study keeps the layer, but not which of its features are selected now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>{people} by distance, in per cent; the last bar is the whole area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>{people} people live in {count} divisions; the one with most is {division}: {most} ({share} %).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/commutestyle.py"/>
        <source>{people}, {km} km and over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/change.py"/>
        <source>{points} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>{product}: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commutewords.py"/>
        <source>{share} % of all commuters of the area travel {km} km or more one way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/commuting.py"/>
        <source>{share} % of all related commuters travel {km} km or more one way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultspanel.py"/>
        <source>{share} % of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/findings.py"/>
        <source>{share} % travel {km} km or more one way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>{share} here, {area} in the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/commute.py"/>
        <source>{share} of all commuters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/divisions.py"/>
        <location filename="../../processing/facilityparameters.py"/>
        <source>{shown} and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/ledger.py"/>
        <source>{source}: {records} records, {total} {what} came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/area.py"/>
        <source>{step}: {remark}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>{table}: preset file (wins)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>{table}: the layers have the fields of none of them; edit it to name those that there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/resultpage.py"/>
        <source>{tab} as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts/crowd.py"/>
        <source>{times} times the area's share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>{topic} (1 rule)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/demand.py"/>
        <source>{topic} ({count} rules)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>{types} types, {count} facilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/groups/facilities.py"/>
        <source>{types} types, {count} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/facilitystyle.py"/>
        <source>{unit} per 1,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../report/words.py"/>
        <source>{value} times the area's share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/crowdparameters.py"/>
        <source>{what} '{code}': no source has all its fields ({places}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/ledgerview.py"/>
        <source>{what} from {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>{what}: no layer is chosen; choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/conditions.py"/>
        <source>{what}: the condition {text} cannot be read ({reason}): write it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/conditions.py"/>
        <source>{what}: the condition {text} fails ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>{what}: the layer '{layer}' is not in the project any more and is left out; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/troubles.py"/>
        <source>{what}: the layer '{layer}' is not in the project any more; open it again, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

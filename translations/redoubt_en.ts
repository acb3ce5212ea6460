<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BaselineActions</name>
    <message numerus="yes">
        <source>%n journal entries give exactly the records of the file</source>
        <translation>
            <numerusform>%n journal entry gives exactly the records of the file</numerusform>
            <numerusform>%n journal entries give exactly the records of the file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BaselinesPanel</name>
    <message numerus="yes">
        <source>signed by %n</source>
        <translation>
            <numerusform>signed by %n</numerusform>
            <numerusform>signed by %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CanvasStatus</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ControlDetailPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ControlsModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ControlsWorkspace</name>
    <message numerus="yes">
        <source>%n control(s)</source>
        <translation>
            <numerusform>%n control</numerusform>
            <numerusform>%n controls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiagramEditor</name>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flow(s)</source>
        <translation>
            <numerusform>%n flow</numerusform>
            <numerusform>%n flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n placed control(s)</source>
        <translation>
            <numerusform>%n placed control</numerusform>
            <numerusform>%n placed controls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) about it stay in the register.</source>
        <translation>
            <numerusform>%n decision about it stays in the register.</numerusform>
            <numerusform>%n decisions about it stay in the register.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentActions</name>
    <message numerus="yes">
        <source>Redoubt ended without saving %1.
%n step(s) are kept, the last from %2.

Nothing is deleted if you decide later.</source>
        <translation>
            <numerusform>Redoubt ended without saving %1.
%n step is kept, the last from %2.

Nothing is deleted if you decide later.</numerusform>
            <numerusform>Redoubt ended without saving %1.
%n steps are kept, the last from %2.

Nothing is deleted if you decide later.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message numerus="yes">
        <source>%n risk(s)</source>
        <translation>
            <numerusform>%n risk</numerusform>
            <numerusform>%n risks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryBox</name>
    <message numerus="yes">
        <source>%n earlier steps are in the timeline</source>
        <translation>
            <numerusform>%n earlier step is in the timeline</numerusform>
            <numerusform>%n earlier steps are in the timeline</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayoutRun</name>
    <message numerus="yes">
        <source>The layout took longer than %n second(s) and was stopped.</source>
        <translation>
            <numerusform>The layout took longer than %n second and was stopped.</numerusform>
            <numerusform>The layout took longer than %n seconds and was stopped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LossPanel</name>
    <message numerus="yes">
        <source>%n risk(s), %1 simulated years, %2</source>
        <translation>
            <numerusform>%n risk, %1 simulated years, %2</numerusform>
            <numerusform>%n risks, %1 simulated years, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n record(s) can be taken over as they are.</source>
        <translation>
            <numerusform>%n record can be taken over as it is.</numerusform>
            <numerusform>%n records can be taken over as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) do not fit together.</source>
        <translation>
            <numerusform>%n change does not fit together.</numerusform>
            <numerusform>%n changes do not fit together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) still open</source>
        <translation>
            <numerusform>%n conflict still open</numerusform>
            <numerusform>%n conflicts still open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStepsModel</name>
    <message numerus="yes">
        <source>Lowers %n threat(s), %1 levels in all.</source>
        <translation>
            <numerusform>Lowers %n threat, %1 levels in all.</numerusform>
            <numerusform>Lowers %n threats, %1 levels in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStepsPanel</name>
    <message numerus="yes">
        <source>%n threat(s) change their rating.</source>
        <translation>
            <numerusform>%n threat changes its rating.</numerusform>
            <numerusform>%n threats change their rating.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n risk(s)</source>
        <translation>
            <numerusform>%n risk</numerusform>
            <numerusform>%n risks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With these %n: target median %1 → %2 a year.</source>
        <translation>
            <numerusform>With this one: target median %1 → %2 a year.</numerusform>
            <numerusform>With these %n: target median %1 → %2 a year.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureActions</name>
    <message numerus="yes">
        <source>%n picture(s) exported to %1</source>
        <translation>
            <numerusform>%n picture exported to %1</numerusform>
            <numerusform>%n pictures exported to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message numerus="yes">
        <source>&amp;All diagrams (%n)</source>
        <translation>
            <numerusform>&amp;All diagrams (%n)</numerusform>
            <numerusform>&amp;All diagrams (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s).</source>
        <translation>
            <numerusform>%n page.</numerusform>
            <numerusform>%n pages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), each with the name of its diagram.</source>
        <translation>
            <numerusform>%n file, with the name of its diagram.</numerusform>
            <numerusform>%n files, each with the name of its diagram.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectFile</name>
    <message numerus="yes">
        <source>%n step(s) of this project were never saved</source>
        <translation>
            <numerusform>%n step of this project was never saved</numerusform>
            <numerusform>%n steps of this project were never saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualityView</name>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n hint</numerusform>
            <numerusform>%n hints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%n elements</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flows</source>
        <translation>
            <numerusform>%n flow</numerusform>
            <numerusform>%n flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifacts</source>
        <translation>
            <numerusform>%n artifact</numerusform>
            <numerusform>%n artifacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threats apply</source>
        <translation>
            <numerusform>%n threat applies</numerusform>
            <numerusform>%n threats apply</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them still wait</source>
        <translation>
            <numerusform>%n of them still waits</numerusform>
            <numerusform>%n of them still wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are gathered into %n risks.</source>
        <translation>
            <numerusform>They are gathered into %n risk.</numerusform>
            <numerusform>They are gathered into %n risks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n risks are</source>
        <translation>
            <numerusform>%n risk is</numerusform>
            <numerusform>%n risks are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n acceptances have lapsed.</source>
        <translation>
            <numerusform>%n acceptance has lapsed.</numerusform>
            <numerusform>%n acceptances have lapsed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things changed</source>
        <translation>
            <numerusform>%n thing changed</numerusform>
            <numerusform>%n things changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 risks are above the appetite today without a valid acceptance.</source>
        <translation>
            <numerusform>%n of %1 risks is above the appetite today without a valid acceptance.</numerusform>
            <numerusform>%n of %1 risks are above the appetite today without a valid acceptance.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s); what was frozen stays as it is</source>
        <translation>
            <numerusform>%n difference; what was frozen stays as it is</numerusform>
            <numerusform>%n differences; what was frozen stays as it is</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RiskDetailPanel</name>
    <message numerus="yes">
        <source>%n threat(s) of it no longer in the model</source>
        <translation>
            <numerusform>%n threat of it is no longer in the model</numerusform>
            <numerusform>%n threats of it are no longer in the model</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RiskMethodDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threat(s)</source>
        <translation>
            <numerusform>%n threat</numerusform>
            <numerusform>%n threats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n risk(s)</source>
        <translation>
            <numerusform>%n risk</numerusform>
            <numerusform>%n risks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomBar</name>
    <message numerus="yes">
        <source>%n parked</source>
        <translation>
            <numerusform>%n parked</numerusform>
            <numerusform>%n parked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n present</source>
        <translation>
            <numerusform>%n present</numerusform>
            <numerusform>%n present</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still open</source>
        <translation>
            <numerusform>%n still open</numerusform>
            <numerusform>%n still open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Safekeeping</name>
    <message numerus="yes">
        <source>%n journal entries give exactly the records of the file.</source>
        <translation>
            <numerusform>%n journal entry gives exactly the records of the file.</numerusform>
            <numerusform>%n journal entries give exactly the records of the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %n step(s) that are not in this window, the last by %1 on %2.</source>
        <translation>
            <numerusform>It has %n step that is not in this window, the last by %1 on %2.</numerusform>
            <numerusform>It has %n steps that are not in this window, the last by %1 on %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This window has %n step(s) that are not in the file.</source>
        <translation>
            <numerusform>This window has %n step that is not in the file.</numerusform>
            <numerusform>This window has %n steps that are not in the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Script</name>
    <message numerus="yes">
        <source>&quot;%1&quot; is not a step, or does not take %n word(s)</source>
        <translation>
            <numerusform>&quot;%1&quot; is not a step, or does not take %n word</numerusform>
            <numerusform>&quot;%1&quot; is not a step, or does not take %n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionThreatsPanel</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SubjectFacts</name>
    <message numerus="yes">
        <source>%1: %n threat(s) rest on it</source>
        <translation>
            <numerusform>%1: %n threat rests on it</numerusform>
            <numerusform>%1: %n threats rest on it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more question(s)</source>
        <translation>
            <numerusform>and %n more question</numerusform>
            <numerusform>and %n more questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SubjectPicture</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuggestedRisksDialog</name>
    <message numerus="yes">
        <source>%n risk(s)</source>
        <translation>
            <numerusform>%n risk</numerusform>
            <numerusform>%n risks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateCard</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flow(s)</source>
        <translation>
            <numerusform>%n flow</numerusform>
            <numerusform>%n flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zone(s)</source>
        <translation>
            <numerusform>%n zone</numerusform>
            <numerusform>%n zones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreatCard</name>
    <message numerus="yes">
        <source>The same stands in %n more place(s): with Shift, C and D decide all.</source>
        <translation>
            <numerusform>The same stands in %n more place: with Shift, C and D decide both.</numerusform>
            <numerusform>The same stands in %n more places: with Shift, C and D decide all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreatsModel</name>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n shown</source>
        <translation>
            <numerusform>%1 · %n shown</numerusform>
            <numerusform>%1 · %n shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TotalsModel</name>
    <message numerus="yes">
        <source>%1: %n open threat(s)</source>
        <translation>
            <numerusform>%1: %n open threat</numerusform>
            <numerusform>%1: %n open threats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message numerus="yes">
        <source>%n control(s)</source>
        <translation>
            <numerusform>%n control</numerusform>
            <numerusform>%n controls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkshopGestures</name>
    <message numerus="yes">
        <source>%1 of %2. %n threat(s) here rest on it.</source>
        <translation>
            <numerusform>%1 of %2. %n threat here rests on it.</numerusform>
            <numerusform>%1 of %2. %n threats here rest on it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>decisions</name>
    <message numerus="yes">
        <source>%n threat(s)</source>
        <translation>
            <numerusform>%n threat</numerusform>
            <numerusform>%n threats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>groups</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>importing</name>
    <message numerus="yes">
        <source>• and %n more</source>
        <translation>
            <numerusform>• and %n more</numerusform>
            <numerusform>• and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>merge</name>
    <message numerus="yes">
        <source>%n step(s) of theirs since both copies were the same; </source>
        <translation>
            <numerusform>%n step of theirs since both copies were the same; </numerusform>
            <numerusform>%n steps of theirs since both copies were the same; </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) taken over</source>
        <translation>
            <numerusform>%n record taken over</numerusform>
            <numerusform>%n records taken over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>policy</name>
    <message numerus="yes">
        <source>%1: not passed on %2, %n reason(s)</source>
        <translation>
            <numerusform>%1: not passed on %2, %n reason</numerusform>
            <numerusform>%1: not passed on %2, %n reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threat(s) undecided; at most %1 may be</source>
        <translation>
            <numerusform>%n threat undecided; at most %1 may be</numerusform>
            <numerusform>%n threats undecided; at most %1 may be</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quality</name>
    <message numerus="yes">
        <source>%n control(s) incomplete</source>
        <translation>
            <numerusform>%n control incomplete</numerusform>
            <numerusform>%n controls incomplete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threat(s) in no risk</source>
        <translation>
            <numerusform>%n threat in no risk</numerusform>
            <numerusform>%n threats in no risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) to be looked at</source>
        <translation>
            <numerusform>%n decision to be looked at</numerusform>
            <numerusform>%n decisions to be looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assumption(s) open or broken</source>
        <translation>
            <numerusform>%n assumption open or broken</numerusform>
            <numerusform>%n assumptions open or broken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) unrated or unowned</source>
        <translation>
            <numerusform>%n artifact unrated or unowned</numerusform>
            <numerusform>%n artifacts unrated or unowned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) drawn incompletely</source>
        <translation>
            <numerusform>%n thing drawn incompletely</numerusform>
            <numerusform>%n things drawn incompletely</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threat(s) neither confirmed nor dismissed</source>
        <translation>
            <numerusform>%n threat neither confirmed nor dismissed</numerusform>
            <numerusform>%n threats neither confirmed nor dismissed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are called “%1”.</source>
        <translation>
            <numerusform>%n is called “%1”.</numerusform>
            <numerusform>%n are called “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n risk(s) above the appetite and not accepted</source>
        <translation>
            <numerusform>%n risk above the appetite and not accepted</numerusform>
            <numerusform>%n risks above the appetite and not accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n risk(s) without owner, treatment or reason</source>
        <translation>
            <numerusform>%n risk without owner, treatment or reason</numerusform>
            <numerusform>%n risks without owner, treatment or reason</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>relief</name>
    <message numerus="yes">
        <source>%1 %2: seen in %n reported attack(s)</source>
        <translation>
            <numerusform>%1 %2: seen in %n reported attack</numerusform>
            <numerusform>%1 %2: seen in %n reported attacks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>reporthints</name>
    <message numerus="yes">
        <source>%n threat(s) are not decided. They appear as open.</source>
        <translation>
            <numerusform>%n threat is not decided. It appears as open.</numerusform>
            <numerusform>%n threats are not decided. They appear as open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s) are unknown and count as the worse case.</source>
        <translation>
            <numerusform>%n fact is unknown and counts as the worse case.</numerusform>
            <numerusform>%n facts are unknown and count as the worse case.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) still have default ratings only.</source>
        <translation>
            <numerusform>%n artifact still has default ratings only.</numerusform>
            <numerusform>%n artifacts still have default ratings only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n acceptance(s) have lapsed.</source>
        <translation>
            <numerusform>%n acceptance has lapsed.</numerusform>
            <numerusform>%n acceptances have lapsed.</numerusform>
        </translation>
    </message>
</context>
</TS>

#include "tests/support/telecomstory.h"

#include "model/threats/proposal.h"

using namespace Qt::StringLiterals;

namespace telecomstory {

QList<Said> decisions()
{
    QList<Said> all;
    for (const QString &title :
         { u"A change proposed from outside runs in CI build with its rights"_s,
           u"Someone poses as Partner KPI feed and feeds Partner KPIs into Data collection"_s,
           u"Small doses over many retrainings bend what Continuous training learns"_s,
           u"Someone replaces Pretrained encoder on the way from Model hub to Experiment workspace"_s,
           u"Code hidden in the file of Pretrained encoder runs when Experiment workspace loads it"_s,
           u"Partner KPI feed delivers Partner KPIs seeded with hostile records"_s,
           u"A wrong result makes SON controller act beyond what its caller may"_s,
           u"An account with too many rights promotes or deletes models in Model registry"_s,
           u"Nobody can show who deployed what through Model deployment"_s,
           u"A taken-over account commits to Code repository and so decides what is built"_s,
           u"An outsider reaches the console of Experiment workspace and works as if at home"_s,
           u"A retrained model leaves Continuous training whose quality or security has slipped"_s,
           u"Pretrained encoder from Model hub carries a hidden trigger into what Experiment workspace builds on it"_s,
           u"Someone replaces Serving model on the way from Model deployment to Inference service"_s,
           u"Someone changes Cell parameters between Inference service and SON controller"_s,
           u"Someone changes Scores between Inference service and NOC client"_s,
           u"The account of Model deployment is used to deploy something else"_s,
           u"A compromised release of Python packages from Package index reaches CI build"_s,
           u"Someone with write access overwrites Anomaly model in Model registry"_s,
           u"Someone copies Subscriber KPIs out of KPI data lake"_s,
           u"Crafted values in Live KPI stream mislead the model in Inference service"_s,
           u"Someone rewrites history in Log store and nobody can show what happened"_s })
        all.append({ title });
    all.append(
            { u"Readings of RAN probes are faked in the physical world"_s, DecisionState::Confirmed,
              u"The sites are fenced, but the probes stand in the open and one steers a cluster of cells."_s,
              3, 4 });
    all.append(
            { u"Inference service is kept so busy that real requests wait"_s,
              DecisionState::Confirmed,
              u"Only the NOC client may call it, and cells keep their parameters while no score comes."_s,
              2, 3 });
    all.append({ u"The model behind NOC client is copied through its answers to NOC operator"_s,
                 DecisionState::Dismissed,
                 u"An operator sees one score an hour; a model cannot be copied from that."_s });
    all.append({ u"Answers of NOC client tell NOC operator what or who was in the training data"_s,
                 DecisionState::Dismissed, u"The operators may see the training data anyway."_s });
    all.append(
            { u"Answers of Inference service tell NOC client what or who was in the training data"_s,
              DecisionState::Dismissed,
              u"The training data hold counters of cells; no person is in them."_s });
    all.append({ u"Someone copies RAN counters out of KPI data lake"_s, DecisionState::Dismissed,
                 u"The counters are given to the regulator and published every quarter."_s });
    all.append({ u"Models from Continuous training remember records and give them away"_s,
                 DecisionState::Dismissed,
                 u"The model learns thresholds of counters; there is no record to remember."_s });
    all.append({ u"Others copy Training scripts between Code repository and CI build"_s,
                 DecisionState::Dismissed, u"Both run on one host; nothing leaves it."_s });
    return all;
}

QList<Measure> measures()
{
    return { { u"artifact-signing"_s, u"Model registry"_s, ControlStatus::Implemented,
               u"Tomasz Wilk"_s, 90 },
             { u"signature-verification"_s, u"Model deployment -> Inference service"_s,
               ControlStatus::Planned, u"Tomasz Wilk"_s, 100, u"2099-02-28"_s },
             { u"mutual-authentication"_s,
               u"Partner KPI feed -> Data collection"_s,
               ControlStatus::Verified,
               u"Priya Raman"_s,
               90,
               {},
               u"Penetration test of the partner link"_s,
               u"Amara Osei"_s,
               u"A connection with a foreign certificate was refused."_s,
               u"https://example.org/tests/partner-feed"_s },
             { u"least-privilege"_s,
               u"Model registry"_s,
               ControlStatus::Verified,
               u"Tomasz Wilk"_s,
               80,
               {},
               u"Review of all accounts"_s,
               u"Amara Osei"_s,
               u"Rights of every account on the registry, read and compared with its tasks."_s,
               {} },
             { u"code-review"_s, u"Code repository"_s, ControlStatus::Implemented, u"Tomasz Wilk"_s,
               90 },
             { u"isolated-build"_s, u"CI build"_s, ControlStatus::Planned, u"Tomasz Wilk"_s, 90,
               u"2099-01-31"_s },
             { u"evaluation-gate"_s, u"Model evaluation"_s, ControlStatus::Implemented,
               u"Tomasz Wilk"_s, 80 },
             { u"known-good-rollback"_s, u"Model registry"_s, ControlStatus::Planned,
               u"Tomasz Wilk"_s, 100, u"2099-01-15"_s },
             { u"poisoning-scan"_s, u"Data collection"_s, ControlStatus::Proposed, u"Priya Raman"_s,
               60 },
             { u"write-once-versioning"_s, u"Log store"_s, ControlStatus::Planned, u"Priya Raman"_s,
               100, u"2099-03-31"_s },
             { u"differential-privacy"_s, u"Continuous training"_s, ControlStatus::NotApplicable,
               u"Tomasz Wilk"_s, 100 },
             { u"confidential-computing"_s, u"Training enclave"_s, ControlStatus::Rejected,
               u"Tomasz Wilk"_s, 100 } };
}

QList<Accepted> acceptances()
{
    return {
        { 5, u"Priya Raman"_s, 365,
          u"The network reports such faults by itself within an hour."_s },
        { 6, u"Jonas Berg"_s, 14,
          u"Until the KPIs are de-identified; the data lake is closed to projects until then."_s }
    };
}

QString keyOf(const Register &threats, const QString &title)
{
    QString key;
    for (const ThreatRow *row : threats.rows()) {
        if (row->title != title)
            continue;
        if (!key.isEmpty())
            return {};
        key = row->key.text();
    }
    return key;
}

QUuid placeOf(const Project &project, const QString &name)
{
    QUuid found;
    const auto consider = [&](const QString &called, const QUuid &id) {
        if (called == name)
            found = id;
    };
    project.forEach<Zone>([&](const Zone &zone) { consider(zone.name, zone.id.value()); });
    project.forEach<Element>(
            [&](const Element &element) { consider(element.name, element.id.value()); });
    project.forEach<Flow>([&](const Flow &flow) {
        consider(
                u"%1 -> %2"_s.arg(project.find(flow.source)->name, project.find(flow.target)->name),
                flow.id.value());
    });
    return found;
}

} // namespace telecomstory

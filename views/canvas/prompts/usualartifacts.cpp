#include "views/canvas/prompts/usualartifacts.h"

#include <QSet>

#include <algorithm>

namespace {

struct Row
{
    const char *type;
    /// Kinds, likeliest first, with blanks between.
    const char *kinds;
};

/// Ids of the vocabulary; a test holds that all of its types are here and all kinds are known.
constexpr Row rows[] = {
    { "data-provider", "raw-data" },
    { "data-subject", "raw-data" },
    { "annotator", "labels" },
    { "public-data-source", "raw-data" },
    { "sensor", "telemetry raw-data" },
    { "third-party-model-hub", "pretrained-model" },
    { "package-repository", "third-party-dependency" },
    { "client-application", "inference-request feedback" },
    { "end-user", "inference-request prompt feedback" },
    { "customer-operator", "requirements feedback" },
    { "partner-system", "raw-data" },
    { "cloud-provider", "deployment-configuration" },
    { "hardware-supplier", "hardware-design" },
    { "remote-support", "deployment-configuration credentials" },
    { "incident-responder", "deployment-configuration" },
    { "data-engineer", "feature-code ml-code" },
    { "data-scientist", "ml-code training-script" },
    { "ml-engineer", "training-pipeline ml-code" },
    { "operator", "deployment-configuration" },
    { "security-practitioner", "requirements" },
    { "subject-matter-expert", "labels requirements" },
    { "reviewer", "evaluation-report" },
    { "approver", "evaluation-report" },
    { "data-collection", "raw-data" },
    { "data-preparation", "training-dataset" },
    { "labelling", "labels" },
    { "feature-engineering", "features" },
    { "experimentation-workspace", "training-script ml-model" },
    { "model-training", "ml-model" },
    { "hyperparameter-tuning", "hyperparameters" },
    { "fine-tuning", "ml-model" },
    { "federated-aggregator", "ml-model" },
    { "federated-client", "model-update" },
    { "model-evaluation", "evaluation-report ml-model" },
    { "model-conversion", "serving-model" },
    { "red-team-testing", "evaluation-report" },
    { "pipeline-development", "training-pipeline inference-pipeline" },
    { "code-review", "ml-code" },
    { "ci-build", "container-image training-package inference-package" },
    { "dependency-scanner", "evaluation-report" },
    { "model-signing-service", "serving-model" },
    { "cd-pipeline-delivery", "deployed-pipeline" },
    { "cd-model-deployment", "serving-model" },
    { "continuous-training", "ml-model" },
    { "orchestrator", "training-pipeline" },
    { "api-gateway", "inference-request" },
    { "inference-service", "inference-response" },
    { "inference-pipeline", "inference-response" },
    { "batch-inference", "inference-response" },
    { "streaming-inference", "inference-response" },
    { "edge-inference", "inference-response" },
    { "explainability-service", "explanation" },
    { "prompt-orchestrator", "prompt" },
    { "llm-agent", "tool-call inference-response" },
    { "tool-plugin", "retrieved-document" },
    { "guardrail-filter", "inference-response" },
    { "retriever", "retrieved-document" },
    { "feedback-collector", "feedback" },
    { "drift-monitor", "alert metrics" },
    { "security-monitoring", "alert" },
    { "dashboard", "metrics" },
    { "automated-actuator", "actuation-command" },
    { "accelerator-host", "ml-model" },
    { "raw-data-store", "raw-data" },
    { "data-lake", "raw-data" },
    { "dataset-store", "training-dataset" },
    { "label-store", "labels" },
    { "feature-store", "features" },
    { "code-repository", "ml-code training-script" },
    { "experiment-tracker", "experiment-metadata" },
    { "model-registry", "serving-model ml-model" },
    { "package-registry", "training-package inference-package" },
    { "container-registry", "container-image" },
    { "vector-database", "embeddings retrieved-document" },
    { "metadata-store", "experiment-metadata" },
    { "secrets-manager", "credentials" },
    { "key-management-service", "signing-key" },
    { "configuration-store", "deployment-configuration" },
    { "document-store", "retrieved-document" },
    { "log-store", "audit-log metadata-log" },
    { "backup-store", "training-dataset" },
    { "prompt-store", "prompt" },
    { "cache", "inference-response" },
};

} // namespace

QStringList usualartifacts::kindsFrom(const QString &elementType)
{
    for (const Row &row : rows) {
        if (elementType == QLatin1String(row.type))
            return QString::fromLatin1(row.kinds).split(u' ');
    }
    return {};
}

QList<const Artifact *> usualartifacts::candidates(const Project &project, const Id<Flow> &id)
{
    const Flow *flow = project.find(id);
    const Element *source = flow ? project.find(flow->source) : nullptr;
    if (!source)
        return {};
    const QSet<Id<Artifact>> held(source->holds.begin(), source->holds.end());
    QSet<Id<Artifact>> near;
    for (const RecordRef &ref : project.referrers(source->id.value())) {
        if (const Flow *other = project.find(Id<Flow>(ref.id)))
            near.unite({ other->artifacts.begin(), other->artifacts.end() });
    }
    const QStringList usual = kindsFrom(source->type);
    const auto rank = [&](const Artifact *artifact) {
        if (held.contains(artifact->id))
            return 0;
        if (usual.contains(artifact->artifactKind))
            return 1;
        return near.contains(artifact->id) ? 2 : 3;
    };
    QList<const Artifact *> artifacts = project.all<Artifact>();
    artifacts.removeIf([&](const Artifact *a) { return flow->artifacts.contains(a->id); });
    std::ranges::stable_sort(artifacts, [&](const Artifact *a, const Artifact *b) {
        return std::pair(rank(a), a->name) < std::pair(rank(b), b->name);
    });
    return artifacts;
}

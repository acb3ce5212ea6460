// What a flow carries or an element holds, asked for on the canvas: the part of Prompts that knows
// artifacts.

#include "views/canvas/prompts/answers.h"
#include "views/canvas/prompts/prompts.h"
#include "views/canvas/prompts/usualartifacts.h"

namespace {

/// Value of an entry that makes an artifact: its kind and its name.
QVariant newArtifact(const QString &kind, const QString &name)
{
    return QStringList { kind, name };
}

} // namespace

void Prompts::giveArtifact()
{
    const RecordRef single = context().selection.single();
    if (!single.id.isNull()
        && (single.kind == RecordKind::Flow || single.kind == RecordKind::Element))
        askForArtifact(single);
    else
        emit said(tr("Select a flow or an element first."), false);
}

void Prompts::askForArtifact(const RecordRef &owner)
{
    const Vocabulary &vocabulary = context().vocabulary();
    const Flow *flow = project().find(Id<Flow>(owner.id));
    const Element *holder = project().find(flow ? flow->source : Id<Element>(owner.id));
    if (!holder)
        return;
    const QStringList usual = usualartifacts::kindsFrom(holder->type);
    QList<const Artifact *> known;
    if (flow) {
        known = usualartifacts::candidates(project(), flow->id);
    } else {
        for (const Artifact *artifact : project().all<Artifact>()) {
            if (!holder->holds.contains(artifact->id))
                known.append(artifact);
        }
    }
    Chooser::Question question;
    question.title = flow ? tr("Carries (Esc: nothing)") : tr("Holds (Esc: nothing)");
    question.placeholder = tr("Artifact, or the name of a new one");
    const auto addKnown = [&](bool likely) {
        for (const Artifact *artifact : known) {
            const bool first =
                    holder->holds.contains(artifact->id) || usual.contains(artifact->artifactKind);
            if (first == likely)
                question.entries.append({ artifact->name, vocabulary.name(artifact->artifactKind),
                                          QStringLiteral("artifact"), artifact->id.value() });
        }
    };
    const auto addKind = [&](const ArtifactKind &kind) {
        question.entries.append(
                { kind.name, tr("new"), QStringLiteral("add"), newArtifact(kind.id, kind.name) });
    };
    addKnown(true);
    for (const QString &id : usual) {
        if (const ArtifactKind *kind = vocabulary.artifactKind(id))
            addKind(*kind);
    }
    addKnown(false);
    for (const ArtifactKind &kind : vocabulary.artifactKinds) {
        if (!usual.contains(kind.id))
            addKind(kind);
    }
    const QString kind = usual.value(0, QStringLiteral("raw-data"));
    question.make = [kind, text = vocabulary.name(kind)](const QString &typed) {
        return Chooser::Entry { typed, tr("new, %1").arg(text), QStringLiteral("add"),
                                newArtifact(kind, typed) };
    };
    question.take = [this, owner](const Chooser::Entry &entry, Qt::KeyboardModifiers held) {
        answers::addArtifact(m_scene, owner, entry.value);
        if (held & Qt::ShiftModifier)
            askForArtifact(owner);
        else if (const Flow *done = project().find(Id<Flow>(owner.id)))
            // Drawing goes on from where the flow led.
            context().selection.select({ RecordKind::Element, done->target.value() });
    };
    m_chooser->ask(question, placeBeside(owner.id));
}

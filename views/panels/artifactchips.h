#pragma once

#include "views/viewcontext.h"

#include <QWidget>

/// The artifacts that a flow carries or an element holds, as rows with a remove button, and a "+"
/// that adds one of the project's or a new one. Clicking a name shows the artifact.
class ArtifactChips : public QWidget
{
    Q_OBJECT

public:
    ArtifactChips(const ViewContext &context, const RecordRef &owner, QWidget *parent = nullptr);

private:
    void build();
    void set(const Id<Artifact> &artifact, bool on);
    void chooseOne();
    void makeNew(const QString &kind);
    QList<Id<Artifact>> current() const;

    const ViewContext m_context;
    RecordRef m_owner;
};

#pragma once

#include "views/viewcontext.h"

#include <QWidget>

class QComboBox;

/// What the loss of an artifact does beside costing money: to the safety of persons, to their
/// rights, to the service. Levels read as the project's scales say; the worst counts.
class OtherRatingsRow : public QWidget
{
    Q_OBJECT

public:
    OtherRatingsRow(const ViewContext &context, const Id<Artifact> &artifact,
                    QWidget *parent = nullptr);

private:
    void refresh();
    void choose(int scale, int level);

    const ViewContext m_context;
    Id<Artifact> m_artifact;
    QList<QComboBox *> m_boxes;
};

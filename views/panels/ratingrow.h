#pragma once

#include "views/viewcontext.h"

#include <QWidget>

/// The six property ratings of an artifact as small boxes C I A Au Nr Az. What the team rated is
/// solid; a default is dashed and grey.
class RatingRow : public QWidget
{
    Q_OBJECT

public:
    RatingRow(const ViewContext &context, const Id<Artifact> &artifact, QWidget *parent = nullptr);

private:
    void follow(const Edit &edit);
    void refresh();
    void choose(int property);

    const ViewContext m_context;
    Id<Artifact> m_artifact;
    QList<class RatingBox *> m_boxes;
};

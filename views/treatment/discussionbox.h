#pragma once

#include "views/viewcontext.h"

#include <QWidget>

/// What was said about a threat, and a line for one more remark.
class DiscussionBox : public QWidget
{
    Q_OBJECT

public:
    DiscussionBox(const ViewContext &context, const QString &threat, QWidget *parent = nullptr);

private:
    void add(const QString &text) const;

    const ViewContext m_context;
    QString m_threat;
};

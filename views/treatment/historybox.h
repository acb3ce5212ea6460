#pragma once

#include "views/viewcontext.h"

#include <QWidget>

class QVBoxLayout;

/// What happened to one threat, newest first: what was said of it, and how what it stands on
/// changed. From the journal, which is read while the window waits for nothing.
class HistoryBox : public QWidget
{
    Q_OBJECT

public:
    HistoryBox(const ViewContext &context, const QString &threat, QWidget *parent = nullptr);

private:
    /// Whether the journal is read so far that the rest takes no time.
    bool isRead() const;
    void fill();

    const ViewContext m_context;
    const QString m_threat;
    QVBoxLayout *m_lines;
};

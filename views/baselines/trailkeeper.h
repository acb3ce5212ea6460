#pragma once

#include "model/baseline/trail.h"
#include "views/viewcontext.h"

#include <QObject>

class QTimer;

/// The trail of an open document: which entries touched what. Made when first asked for, read in
/// slices so that the window never waits, kept up with every step.
class TrailKeeper : public QObject
{
    Q_OBJECT

public:
    /// The one of this document; it lives as long as the document.
    static TrailKeeper &of(Document &document);

    const Trail &trail() const { return m_trail; }
    /// Whether every entry has been read.
    bool isComplete() const;
    /// Reads what is left now, in one go.
    const Trail &complete();

signals:
    /// More entries, or all of them, have been read.
    void grown();

private:
    explicit TrailKeeper(Document &document);
    void read(int most);

    Document &m_document;
    Trail m_trail;
    QTimer *m_idle;
};

/// The history of one threat in words, newest first: what was said of it, and how what it stands on
/// changed.
QList<HistoryLine> threatHistory(const QString &key, const ViewContext &context);

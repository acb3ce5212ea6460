#pragma once

#include "model/core/record.h"

#include <QLineEdit>

/// Edits the name of a record in place, over the canvas. Enter keeps what was typed, Escape and an
/// empty name do not; leaving the field keeps it.
class NameEditor : public QLineEdit
{
    Q_OBJECT

public:
    explicit NameEditor(QWidget *parent);

    /// Shows itself over `place` (parent coordinates), at least wide enough to type in.
    void edit(const RecordRef &record, const QString &name, QRect place);
    /// Ends the edit that runs, if any; `byKey` when a key ended it, so that typing goes on.
    void finish(bool keep, bool byKey);

signals:
    /// A name was typed; empty only for flows, which need none.
    void named(const RecordRef &record, const QString &name);
    /// After the name was taken.
    void closed(bool byKey);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    RecordRef m_record;
};

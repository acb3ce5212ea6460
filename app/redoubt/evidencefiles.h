#pragma once

#include "app/redoubt/openproject.h"

class QWidget;

/// Files that are kept as evidence: takes one into the project, and gives a copy of one to a place
/// that the user chooses. Never opens one.
class EvidenceFiles : public QObject
{
    Q_OBJECT

public:
    EvidenceFiles(OpenProject &project, QWidget *window);

    void add(const Id<Control> &control);
    void save(const Id<Attachment> &file);

    /// Keeps the bytes and adds them as evidence; says why when that is refused.
    Result<void> keep(const Id<Control> &control, const QString &path, const QByteArray &bytes);

private:
    OpenProject &m_project;
    QWidget *m_window;
};

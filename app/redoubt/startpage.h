#pragma once

#include "model/catalog/catalogs.h"

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

/// What an empty window says: open the sample, start from a template, go on with a recent project.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    StartPage(const QList<catalog::Template> &templates, const CatalogsPointer &catalogs,
              QWidget *parent = nullptr);
    void setRecentFiles(const QStringList &files);

signals:
    void sampleRequested();
    void templateChosen(const QString &id);
    void emptyRequested();
    void openRequested();
    void importRequested();
    void fileChosen(const QString &path);

private:
    QVBoxLayout *m_recent;
};

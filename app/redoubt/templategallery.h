#pragma once

#include "model/catalog/catalogs.h"

#include <QWidget>

class QLabel;
class TemplateCard;

/// The bundled templates as pictures to choose from. Pictures are painted one at a time after the
/// gallery is seen, so that an empty window opens at once.
class TemplateGallery : public QWidget
{
    Q_OBJECT

public:
    TemplateGallery(const QList<catalog::Template> &templates, CatalogsPointer catalogs,
                    QWidget *parent = nullptr);

    /// Shows those whose name, summary or description has all of these words.
    void filter(const QString &words);

signals:
    void chosen(const QString &id);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void paintNext();

    const QList<catalog::Template> m_templates;
    const CatalogsPointer m_catalogs;
    QList<TemplateCard *> m_cards;
    QLabel *m_none;
    qsizetype m_painted = 0;
};

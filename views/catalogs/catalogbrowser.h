#pragma once

#include "views/viewcontext.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class AtlasMatrix;
class CatalogTree;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QTextBrowser;
class QTreeView;

/// Search over everything that the catalogs hold, from technique to rule to the threats of this
/// project and back; the project's coverage of ATLAS; switches for packs and rules.
class CatalogBrowser : public QWidget
{
    Q_OBJECT

public:
    explicit CatalogBrowser(const ViewContext &context, QWidget *parent = nullptr);

    /// Shows an entry: a link of CatalogTree.
    void show(const QString &link);
    using QWidget::show;

signals:
    /// A threat of this project was chosen.
    void threatOpened(const QString &key);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeFilters();
    void addFilter(QLayout &layout, QComboBox &box, const QString &name, const QString &all,
                   const QList<Term> &values);
    QWidget *makeDetail();
    void applyFilter();
    void refresh();
    void showPage();
    void switchEntry();

    const ViewContext m_context;
    CatalogTree *m_tree;
    QSortFilterProxyModel *m_filtered;
    QTreeView *m_view;
    QLineEdit *m_text;
    QComboBox *m_tactic;
    QComboBox *m_phase;
    QComboBox *m_platform;
    QComboBox *m_maturity;
    AtlasMatrix *m_matrix;
    QTabWidget *m_tabs;
    QTextBrowser *m_page;
    QPushButton *m_switch;
    QLabel *m_count;
    QString m_link;
    QStringList m_back;
};

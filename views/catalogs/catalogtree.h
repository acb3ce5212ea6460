#pragma once

#include "views/viewcontext.h"

#include <QStandardItemModel>

/// Everything that the catalogs hold as one tree: rules by pack, ATLAS by tactic, controls by
/// family, the lists of OWASP, Microsoft and STRIDE-AI; with how many open threats of this project
/// belong to each.
class CatalogTree : public QStandardItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Here, ColumnCount };
    enum Role {
        /// "rule:models.stolen", "technique:AML.T0020", "control:...", "pack:..."; empty for
        /// groups.
        LinkRole = Qt::UserRole,
        /// Everything that a search may hit.
        SearchRole,
        TacticRole,
        PlatformRole,
        MaturityRole,
        PhaseRole
    };

    explicit CatalogTree(const ViewContext &context, QObject *parent = nullptr);

    void refreshCounts();
    QModelIndex indexOf(const QString &link) const;

    /// Open threats of the project by rule and by technique.
    struct Counts
    {
        QHash<QString, int> byRule;
        QHash<QString, int> byTechnique;
        QHash<QString, Rating> worstOfTechnique;
    };
    static Counts countsOf(const ViewContext &context);

private:
    QStandardItem *group(const QString &name, QStandardItem *parent = nullptr);
    QStandardItem *entry(QStandardItem *parent, const QString &link, const QString &name,
                         const QString &search);
    void addRules();
    void addAtlas();
    void addControls();
    void addLists();

    const ViewContext m_context;
    QHash<QString, QStandardItem *> m_entries;
};

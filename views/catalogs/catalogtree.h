#pragma once

#include "views/viewcontext.h"

#include <QStandardItemModel>

#include <functional>

/// Everything that the catalogs hold as one tree: rules by pack, ATLAS by tactic, controls by
/// family, the lists of OWASP, Microsoft and STRIDE-AI, the vocabulary; with where an entry comes
/// from when that is not the program, and how many open threats of this project belong to it.
class CatalogTree : public QStandardItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Origin, Here, ColumnCount };
    enum Role {
        /// "rule:models.stolen", "technique:AML.T0020", "control:...", "pack:..."; empty for
        /// groups.
        LinkRole = Qt::UserRole,
        /// Everything that a search may hit.
        SearchRole,
        /// Lists of ids that the filters look into; entries that have none of a kind hold an empty
        /// list.
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
    void addVocabulary();
    void setOrigin(const QStandardItem *item, const QString &origin);
    void describe(QStandardItem *item, const QStringList &techniques, const QStringList &phases);
    QStringList phasesOfRules(const std::function<bool(const Rule &)> &fits) const;

    const ViewContext m_context;
    QHash<QString, QStandardItem *> m_entries;
};

#pragma once

#include "views/viewcontext.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

/// A threat that the team found itself: what happens, where, to what, how likely and how bad.
class OwnThreatDialog : public QDialog
{
    Q_OBJECT

public:
    /// A null id makes a new one; what is selected in the drawing is its subject at first.
    OwnThreatDialog(const ViewContext &context, const Id<OwnThreat> &own,
                    QWidget *parent = nullptr);

    void accept() override;
    /// Key of the threat that was written.
    const QString &key() const { return m_key; }

private:
    void fillSubjects();
    void fillArtifacts();
    void show(const OwnThreat &own);
    OwnThreat entered() const;

    const ViewContext m_context;
    OwnThreat m_before;
    QString m_key;
    QLineEdit *m_title;
    QPlainTextEdit *m_description;
    QComboBox *m_subject;
    QComboBox *m_artifact;
    QComboBox *m_stride;
    QComboBox *m_likelihood;
    QComboBox *m_impact;
    QLineEdit *m_atlas;
    QLabel *m_refusal;
};

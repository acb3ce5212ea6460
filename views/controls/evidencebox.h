#pragma once

#include "views/viewcontext.h"

#include <QWidget>

class QVBoxLayout;

/// The evidence of one control: notes, links and kept files, attestations of others apart; adding
/// and taking away. Nothing opens without asking.
class EvidenceBox : public QWidget
{
    Q_OBJECT

public:
    EvidenceBox(const ViewContext &context, const Id<Control> &control, QWidget *parent = nullptr);

signals:
    void fileWanted();
    void fileRequested(const Id<Attachment> &file);

private:
    void addLine(QVBoxLayout &layout, const Evidence &evidence);

    const ViewContext m_context;
    Id<Control> m_control;
};

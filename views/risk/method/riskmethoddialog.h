#pragma once

#include "model/outlook/picture.h"
#include "views/viewcontext.h"

#include <QDialog>

class BandsPage;
class LimitsPage;
class QDialogButtonBox;
class QLabel;
class QTimer;
class RatingPage;
class ScalesPage;
class Worker;

/// How this project rates risk: bands, currency, matrix, appetite, limits and other scales. Shows
/// which threats and risks would change their rating before anything is written; writes one step.
class RiskMethodDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RiskMethodDialog(const ViewContext &context, QWidget *parent = nullptr);

    void accept() override;

signals:
    /// The effect on show is that of what is entered.
    void effectShown();

private:
    Settings draft() const;
    void imagine();
    void showEffect(const outlook::Picture &before, const outlook::Picture &after);

    const ViewContext m_context;
    Worker *m_worker;
    QTimer *m_delay;
    BandsPage *m_bands;
    RatingPage *m_rating;
    LimitsPage *m_limits;
    ScalesPage *m_scales;
    QLabel *m_effect;
    QLabel *m_changes;
    QDialogButtonBox *m_buttons;
};

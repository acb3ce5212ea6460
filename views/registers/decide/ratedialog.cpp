#include "views/registers/decide/ratedialog.h"

#include "views/style/labels.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace {

QComboBox *levelBox(int derived, int chosen)
{
    auto *box = new QComboBox;
    box->addItem(RateDialog::tr("as derived: %1").arg(derived / 1000.0, 0, 'f', 1), 0);
    for (int level = 1; level <= 5; ++level)
        box->addItem(QString::number(level), level * 1000);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
    return box;
}

} // namespace

RateDialog::RateDialog(const ThreatRow &row, QWidget *parent)
    : QDialog(parent)
    , m_likelihood(levelBox(
              row.derived.likelihood,
              row.inherent.likelihood == row.derived.likelihood ? 0 : row.inherent.likelihood))
    , m_impact(levelBox(row.derived.impact,
                        row.inherent.impact == row.derived.impact ? 0 : row.inherent.impact))
    , m_reason(new QPlainTextEdit)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Rate"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(labels::plain(row.title, labels::Weight::Strong, true));
    auto *form = new QFormLayout;
    form->addRow(tr("&Likelihood"), m_likelihood);
    form->addRow(tr("&Impact"), m_impact);
    form->addRow(tr("&Reason"), m_reason);
    layout->addLayout(form);
    layout->addWidget(labels::plain(
            tr("Levels 1 to 5, inherent: before any control. Both values stay visible."),
            labels::Weight::Secondary, true));
    layout->addWidget(m_buttons);
    m_reason->setTabChangesFocus(true);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &RateDialog::check);
    connect(m_likelihood, &QComboBox::currentIndexChanged, this, &RateDialog::check);
    connect(m_impact, &QComboBox::currentIndexChanged, this, &RateDialog::check);
    check();
    resize(460, sizeHint().height());
}

void RateDialog::check()
{
    const bool overrides = likelihood() != 0 || impact() != 0;
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!overrides || !reason().isEmpty());
}

int RateDialog::likelihood() const
{
    return m_likelihood->currentData().toInt();
}

int RateDialog::impact() const
{
    return m_impact->currentData().toInt();
}

QString RateDialog::reason() const
{
    return m_reason->toPlainText().trimmed();
}

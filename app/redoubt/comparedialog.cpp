#include "app/redoubt/comparedialog.h"

#include "views/baselines/differencepanel.h"
#include "views/style/labels.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFrame>
#include <QPushButton>

ComparedDialog::ComparedDialog(const Difference &difference, const QString &path, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Compare with the file"));
    resize(760, 680);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(labels::plain(tr("From the file to this window"), labels::Weight::Title));
    layout->addWidget(labels::plain(path, labels::Weight::Secondary, true));
    layout->addWidget(labels::plain(
            difference.isEmpty()
                    ? tr("They hold the same; only their histories differ.")
                    : tr("Added and changed is what this window has, removed what only the file "
                         "has. Merging keeps both and asks where they do not fit together."),
            labels::Weight::Normal, true));
    auto *frame = new QFrame;
    frame->setFrameShape(QFrame::StyledPanel);
    auto *framed = new QVBoxLayout(frame);
    framed->setContentsMargins(0, 0, 0, 0);
    auto *list = new DifferencePanel;
    list->setDifference(difference);
    framed->addWidget(list);
    layout->addWidget(frame, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    const auto add = [&](const QString &text, Wish wish) {
        QPushButton *button = buttons->addButton(text, QDialogButtonBox::AcceptRole);
        connect(button, &QPushButton::clicked, this, [this, wish] {
            m_wish = wish;
            accept();
        });
    };
    add(tr("&Merge\u2026"), Wish::Merge);
    add(tr("&Save This Window As\u2026"), Wish::SaveAs);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

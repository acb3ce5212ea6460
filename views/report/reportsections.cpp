#include "views/report/reportsections.h"

#include <QSignalBlocker>

namespace {

constexpr int sectionRole = Qt::UserRole;
constexpr int pageRole = Qt::UserRole + 1;

} // namespace

ReportSections::ReportSections(QWidget *parent) : QListWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Sections"));
    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item && item->data(pageRole).isValid())
            emit pageWanted(item->data(pageRole).toInt());
    });
}

void ReportSections::offer(Audience audience)
{
    const QSignalBlocker quiet(this);
    clear();
    const QList<ReportSection> usual = reportsection::usual(audience);
    for (size_t i = 0; i < enumWords<ReportSection>.size(); ++i) {
        const auto section = static_cast<ReportSection>(i);
        if (!reportsection::allowed(section, audience)
            || (section == ReportSection::Changes && !usual.contains(section)))
            continue;
        auto *item = new QListWidgetItem(reportsection::title(section), this);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(usual.contains(section) ? Qt::Checked : Qt::Unchecked);
        item->setData(sectionRole, static_cast<int>(i));
    }
}

void ReportSections::number(const QList<PageMark> &marks)
{
    const QSignalBlocker quiet(this);
    QList<PageMark> chapters = marks;
    chapters.removeIf([](const PageMark &mark) { return mark.level > 1; });
    qsizetype next = 0;
    for (int i = 0; i < count(); ++i) {
        QListWidgetItem *each = item(i);
        const QString title =
                reportsection::title(static_cast<ReportSection>(each->data(sectionRole).toInt()));
        if (each->checkState() != Qt::Checked || next >= chapters.size()) {
            each->setText(title);
            each->setData(pageRole, {});
            continue;
        }
        each->setText(
                tr("%1   p. %2")
                        .arg(chapters.at(next).title, QString::number(chapters.at(next).page + 1)));
        each->setData(pageRole, chapters.at(next).page);
        ++next;
    }
}

QList<ReportSection> ReportSections::chosen() const
{
    QList<ReportSection> sections;
    for (int i = 0; i < count(); ++i) {
        if (item(i)->checkState() == Qt::Checked)
            sections.append(static_cast<ReportSection>(item(i)->data(sectionRole).toInt()));
    }
    return sections;
}

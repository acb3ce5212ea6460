#include "model/report/pageturn.h"

namespace pageturn {

namespace {

using reportpart::Heading;

bool isChapter(const ReportBlock &block)
{
    const auto *heading = std::get_if<Heading>(&block);
    return heading && heading->level == 1;
}

/// Blocks that can stand on either kind of page.
bool isText(const ReportBlock &block)
{
    return std::holds_alternative<Heading>(block)
           || std::holds_alternative<reportpart::Paragraph>(block)
           || std::holds_alternative<reportpart::Callout>(block);
}

} // namespace

QList<bool> turned(const Report &report, const QSet<QUuid> &wideDiagrams)
{
    const qsizetype count = report.blocks.size();
    QList<bool> answers(count, false);
    for (qsizetype i = 0; i < count; ++i) {
        const ReportBlock &block = report.blocks.at(i);
        if (const auto *table = std::get_if<reportpart::Table>(&block))
            answers[i] = table->wide;
        else if (const auto *picture = std::get_if<reportpart::Picture>(&block))
            answers[i] = wideDiagrams.contains(picture->diagram.value());
    }
    // Text goes with what it leads to; text at the end of a chapter with what it follows.
    for (qsizetype i = count - 2; i >= 0; --i) {
        const ReportBlock &next = report.blocks.at(i + 1);
        if (isText(report.blocks.at(i)) && !isChapter(next))
            answers[i] = answers.at(i + 1);
    }
    for (qsizetype i = 1; i < count; ++i) {
        const ReportBlock &block = report.blocks.at(i);
        const bool last = i + 1 == count || isChapter(report.blocks.at(i + 1))
                          || isText(report.blocks.at(i + 1));
        if (std::holds_alternative<reportpart::Paragraph>(block) && last
            && std::holds_alternative<reportpart::Table>(report.blocks.at(i - 1)))
            answers[i] = answers.at(i - 1);
    }
    return answers;
}

} // namespace pageturn

using System.Text.Json.Nodes;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MedScan.Scripting.Notebooks.Reports;

/// <summary>Writes the Markdown of cells, as notebooks understand it.</summary>
internal static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseFootnotes().UseAutoIdentifiers().Build();

    /// <param name="markdown">The text.</param>
    /// <param name="attachments">Pictures that the cell carries, by name; each by MIME type as base64.</param>
    public static string Write(string markdown, JsonObject? attachments)
    {
        MarkdownDocument document = Markdown.Parse(markdown, Pipeline);
        foreach (LinkInline link in document.Descendants<LinkInline>())
        {
            if (link.Url?.StartsWith("attachment:", StringComparison.Ordinal) == true
                && attachments?[Uri.UnescapeDataString(link.Url["attachment:".Length..])] is JsonObject { Count: > 0 } forms)
            {
                (string type, JsonNode? content) = forms.First();
                link.Url = $"data:{type};base64,{OutputHtml.Text(content).ReplaceLineEndings("")}";
            }
        }

        return document.ToHtml(Pipeline);
    }

    /// <summary>The text of the last heading; null where there is none.</summary>
    public static string? LastHeading(string markdown)
    {
        HeadingBlock? heading = Markdown.Parse(markdown, Pipeline).Descendants<HeadingBlock>().LastOrDefault();
        return heading?.Inline is null ? null : string.Concat(heading.Inline.Descendants<LeafInline>().Select(static inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        })).Trim();
    }
}

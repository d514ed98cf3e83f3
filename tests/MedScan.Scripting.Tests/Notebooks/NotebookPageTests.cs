using System.Text.Json.Nodes;
using MedScan.Scripting.Notebooks;

namespace MedScan.Scripting.Tests.Notebooks;

public sealed class NotebookPageTests
{
    [Fact]
    public void Write_Outputs_ShowTheRichestStaticForm()
    {
        string page = Page(
            Output("""{"output_type": "display_data", "data": {"application/vnd.plotly.v1+json": {}, "image/png": "aGk=\n", "text/plain": "a \"b\""}, "metadata": {"image/png": {"width": 720}}}"""),
            Output("""{"output_type": "stream", "name": "stderr", "text": ["\u001b[31mred\u001b[0m <b>\n", "50 %\r100 %\n"]}"""),
            Output("""{"output_type": "error", "ename": "E", "evalue": "v", "traceback": []}"""),
            Output("""{"output_type": "execute_result", "data": {"text/html": ["<table>", "</table>"], "text/plain": "x"}, "metadata": {}}"""));

        Assert.Contains("<img src=\"data:image/png;base64,aGk=\" alt=\"a &quot;b&quot;\" width=\"720\">", page, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"stderr\">red &lt;b&gt;\n100 %</pre>", page, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"error\">E: v</pre>", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"html\"><table></table></div>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("plotly", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyNotebook_ForbidsScripts() => Assert.Contains(
        "Content-Security-Policy\" content=\"default-src 'none';", Page(), StringComparison.Ordinal);

    [Fact]
    public void Write_Attachment_StandsInThePage()
    {
        NotebookDocument document = NotebookDocument.ParseIpynb("""{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": "## Two\n![x](attachment:a%20b.png)\n# One", "attachments": {"a b.png": {"image/png": "aGk="}}}]}""");

        string page = NotebookPage.Write(document, "title");

        Assert.Contains("src=\"data:image/png;base64,aGk=\"", page, StringComparison.Ordinal);
        Assert.Contains("<title>Two</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WithoutCode_KeepsOutputs()
    {
        NotebookDocument document = new() { Cells = [new NotebookCell(CellKind.Code, "secret()") { Outputs = [Output("""{"output_type": "stream", "name": "stdout", "text": "shown"}""")] }] };

        string page = NotebookPage.Write(document, "title", includeCode: false);

        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
        Assert.Contains("shown", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var x = \"// no\"; // yes", "<span class=\"k\">var</span> x = <span class=\"s\">&quot;// no&quot;</span>; <span class=\"c\">// yes</span>")]
    [InlineData("#r \"a\"\n1.5e3", "<span class=\"h\">#r &quot;a&quot;</span>\n<span class=\"n\">1.5e3</span>")]
    [InlineData("@\"a\"\"b\" + 'c'", "<span class=\"s\">@&quot;a&quot;&quot;b&quot;</span> + <span class=\"s\">&#39;c&#39;</span>")]
    public void Write_Code_IsColoured(string code, string expected) => Assert.Contains(
        $"<code>{expected}</code>", NotebookPage.Write(new NotebookDocument { Cells = [new NotebookCell(CellKind.Code, code)] }, "t"), StringComparison.Ordinal);

    private static string Page(params JsonObject[] outputs) =>
        NotebookPage.Write(new NotebookDocument { Cells = [new NotebookCell(CellKind.Code, "1") { Outputs = outputs }] }, "title");

    private static JsonObject Output(string json) => JsonNode.Parse(json)!.AsObject();
}

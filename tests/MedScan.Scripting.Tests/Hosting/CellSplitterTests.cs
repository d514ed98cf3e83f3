using MedScan.Scripting.Hosting;
using MedScan.Scripting.Hosting.Magics;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Hosting;

public sealed class CellSplitterTests
{
    [Fact]
    public void Split_LanguagesAndMagics_KeepLinesAndPositions()
    {
        const string Code = "1\n#!fsharp\nlet x = 2\n#!time\nx\n#!markdown\n# a\n## b\n#!cs\n3";

        IReadOnlyList<CellSegment> parts = CellSplitter.Split(Code, CodeLanguage.CSharp);

        Assert.Equal(
            [
                (CodeLanguage.CSharp, "", "1\n", 0),
                (CodeLanguage.FSharp, "", "let x = 2\n", 2),
                (CodeLanguage.FSharp, "time", "", 3),
                (CodeLanguage.FSharp, "", "x\n", 4),
                (CodeLanguage.FSharp, "markdown", "# a\n## b\n", 5),
                (CodeLanguage.CSharp, "", "3", 9),
            ],
            parts.Select(part => (part.Language, (part as CellSegment.Call)?.Magic.Name ?? "", part.Text, part.FirstLine)));
        Assert.All(parts.OfType<CellSegment.Code>(), part => Assert.Equal(part.Text, Code.Substring(part.Start, part.Text.Length)));
    }

    [Theory]
    [InlineData(CodeLanguage.CSharp, "var s = \"\"\"\n#!html\n\"\"\";")]
    [InlineData(CodeLanguage.CSharp, "var s = @\"\"\"\n#!html\n\";")]
    [InlineData(CodeLanguage.CSharp, "/* '\n#!html\n*/ 1")]
    [InlineData(CodeLanguage.CSharp, "#!/usr/bin/env dotnet-script\n1")]
    [InlineData(CodeLanguage.CSharp, "1\n%x")]
    [InlineData(CodeLanguage.FSharp, "let s = \"\n#!html\n\"")]
    [InlineData(CodeLanguage.FSharp, "(* \n#!html\n*) 1")]
    public void Split_WhatOnlyLooksLikeAMagic_StaysCode(CodeLanguage language, string code) =>
        Assert.Equal(code, Assert.Single(CellSplitter.Split(code, language)).Text);

    [Theory]
    [InlineData("// it's \"\n#!time\n1")]
    [InlineData("var c = '\"';\n#!time\n1")]
    [InlineData("var s = \"\\\"\"; /* x */\n#!time\n1")]
    [InlineData("var s = \"\"\"a\"\"\";\n#!time\n1")]
    public void Split_MagicBehindTextAndComments_IsFound(string code) =>
        Assert.Contains(CellSplitter.Split(code, CodeLanguage.CSharp), part => part is CellSegment.Call { Magic.Name: "time" });

    [Theory]
    [InlineData("#!tiem", "Did you mean #!time?")]
    [InlineData("#!fshrap\n1", "Did you mean #!fsharp?")]
    [InlineData("\n%time 1+1", null)]
    [InlineData("%%matplotlib inline", "There are: #!about")]
    public void Split_UnknownMagic_NamesTheNearest(string code, string? message)
    {
        if (message is null)
            Assert.Equal("time", Assert.IsType<CellSegment.Call>(Assert.Single(CellSplitter.Split(code, CodeLanguage.CSharp))).Magic.Name);
        else
            Assert.Contains(message, Assert.Throws<MagicException>(() => CellSplitter.Split(code, CodeLanguage.CSharp)).Message, StringComparison.Ordinal);
    }
}

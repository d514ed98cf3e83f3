using System.Text.Json;

namespace MedScan.Cli.Tests.Commands;

public class DoctorCommandTests
{
    [Fact]
    public async Task Doctor_Json_FollowsTheDocumentedSchema()
    {
        using StringWriter output = new();
        int status = await new Application(output, TextWriter.Null).RunAsync(["doctor", "--json"]);

        using JsonDocument report = JsonDocument.Parse(output.ToString());
        Assert.Equal(["version", "findings", "healthy"], report.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(status == 0, report.RootElement.GetProperty("healthy").GetBoolean());
        Assert.All(report.RootElement.GetProperty("findings").EnumerateArray(), finding =>
        {
            Assert.Equal(["section", "name", "value", "state", "remedy"], finding.EnumerateObject().Select(property => property.Name));
            Assert.Contains(finding.GetProperty("state").GetString(), (string[])["fine", "warning", "missing"]);
        });
        Assert.Contains(report.RootElement.GetProperty("findings").EnumerateArray(),
            finding => finding.GetProperty("section").GetString() == "Packages" && finding.GetProperty("name").GetString() == "libtorch-dev");
    }

    [Fact]
    public async Task Doctor_NotOnATerminal_PrintsPlainText()
    {
        using StringWriter output = new();
        await new Application(output, TextWriter.Null).RunAsync(["doctor"]);

        Assert.DoesNotContain("\u001b", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Processor", output.ToString(), StringComparison.Ordinal);
    }
}

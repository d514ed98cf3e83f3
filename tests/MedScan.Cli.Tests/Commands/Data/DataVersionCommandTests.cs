using System.IO.Compression;
using System.Text.Json;

namespace MedScan.Cli.Tests.Commands.Data;

/// <summary>get, list, snapshot, diff, push and pull, as a person types them.</summary>
public sealed class DataVersionCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("medscan data ").FullName;
    private StringWriter _output = new();
    private StringWriter _error = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task List_Json_HoldsTheCardsWithTheirLicences()
    {
        Assert.Equal(0, await RunAsync("list", "--json"));
        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        JsonElement card = json.RootElement.EnumerateArray().Single(card => card.GetProperty("name").GetString() == "brain-mri");
        Assert.Equal(3264, card.GetProperty("images").GetInt32());
        Assert.NotEqual("", card.GetProperty("licence").GetString());
    }

    [Fact]
    public async Task Get_ArchiveOfAnotherSize_WarnsPreciselyAndShowsTheFaults()
    {
        string zip = At("archive.zip");
        using (ZipArchive archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            foreach (string split in new[] { "train", "valid", "test" })
            {
                // As on Kaggle: with the stage in training, without it in testing.
                string stage = split == "test" ? "" : "_left.hilum_T2_N2_M0_IIIa";
                Add(archive, $"Data/{split}/large.cell.carcinoma{stage}/1.png", "large " + split);
                Add(archive, $"Data/{split}/normal/1 - Copy (3).png", "normal " + split);
                Add(archive, $"Data/{split}/adenocarcinoma{(split == "test" ? "" : "_left.lower.lobe_T2_N0_M0_Ib")}/1.png", "adeno " + split);
                Add(archive, $"Data/{split}/squamous.cell.carcinoma{(split == "test" ? "" : "_left.hilum_T1_N2_M0_IIIa")}/1.png", "squamous " + split);
            }
        }

        Assert.Equal(0, await RunAsync("get", "chest-ct", "--from", zip, "--to", At("ct")));
        Assert.Contains("it has 12 images instead of 1000", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Known faults:", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            ["adenocarcinoma", "large.cell.carcinoma", "normal", "squamous.cell.carcinoma"],
            Directory.GetDirectories(At("ct/train")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Get_NeedsAnAccount_Exits1WithTheSteps()
    {
        Assert.Equal(1, await RunAsync("get", "chest-ct", "--to", At("ct")));
        Assert.Contains("https://www.kaggle.com/datasets/mohamedhanyyy/chest-ctscan-images", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("medscan data get chest-ct --from ~/Downloads/archive.zip", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_MistypedName_Exits1WithTheNearest()
    {
        Assert.Equal(1, await RunAsync("get", "brain_mir"));
        Assert.Contains("did you mean brain-mri?", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_AsDiffDoes_Exits0And1And2()
    {
        WriteSet();
        Assert.Equal(0, await RunAsync("snapshot", At("set"), "-o", At("before.jsonl")));
        Assert.Equal(0, await RunAsync("diff", At("before.jsonl"), At("set")));
        Assert.Contains("Nothing differs.", _output.ToString(), StringComparison.Ordinal);

        File.Move(At("set/train/cat/1.jpg"), At("set/train/dog/9.jpg"));
        File.WriteAllText(At("set/train/cat/2.jpg"), "another cat");
        Assert.Equal(1, await RunAsync("diff", At("before.jsonl"), At("set")));
        Assert.Contains("1 changed\n  train/cat/2.jpg\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 moved\n  train/cat/1.jpg -> train/dog/9.jpg\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 relabelled\n  train/dog/9.jpg: cat -> dog\n", _output.ToString(), StringComparison.Ordinal);

        Assert.Equal(1, await RunAsync("diff", At("before.jsonl"), At("set"), "--json"));
        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        Assert.Equal(
            [["changed"], ["moved", "relabelled"]],
            json.RootElement.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetString()!).ToArray()));

        Assert.Equal(2, await RunAsync("diff", At("before.jsonl"), At("nowhere.jsonl")));
        Assert.Contains("cannot be read", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PushAndPull_ThroughAFolder_RestoreTheSet()
    {
        WriteSet();
        Assert.Equal(0, await RunAsync("push", At("set"), At("remote"), "--name", "pets"));
        Assert.Contains("Sent 6 of 6 contents", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("push", At("set"), At("remote"), "--name", "pets"));
        Assert.Contains("All 6 contents were there already.", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("list", "--remote", At("remote")));
        Assert.Contains("pets", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("pull", At("remote"), "pets", At("restored"), "--json"));
        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        Assert.Equal(6, json.RootElement.GetProperty("images").GetInt32());
        Assert.Equal(0, await RunAsync("diff", At("set"), At("restored")));
    }

    [Fact]
    public async Task Snapshot_ToTheOutput_IsTheFileAlone()
    {
        WriteSet();
        Assert.Equal(0, await RunAsync("snapshot", At("set"), "-o", "-"));
        Assert.Equal(7, _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("{\"format\":\"medscan-snapshot\"", _output.ToString(), StringComparison.Ordinal);
    }

    private string At(string path) => Path.Combine(_folder, path);

    private void WriteSet()
    {
        foreach (string path in new[] { "train/cat/1", "train/cat/2", "train/dog/1", "train/dog/2", "test/cat/1", "test/dog/1" })
        {
            string file = At($"set/{path}.jpg");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "the image " + path); // never decoded
        }
    }

    private Task<int> RunAsync(params string[] args)
    {
        (_output, _error) = (new StringWriter(), new StringWriter());
        return new Application(_output, _error).RunAsync(["data", .. args]);
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        using StreamWriter writer = new(archive.CreateEntry(name).Open());
        writer.Write(content);
    }
}

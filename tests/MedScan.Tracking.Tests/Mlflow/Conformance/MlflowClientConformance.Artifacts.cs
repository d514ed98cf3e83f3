using System.Text;

namespace MedScan.Tracking.Tests.Mlflow.Conformance;

public abstract partial class MlflowClientConformance
{
    [SkippableFact]
    public async Task Artifacts_UploadedEachWay_AreListedAndReadBack()
    {
        var id = await NewRunAsync();
        _folder.Write("up/b.bin", "bytes");
        _folder.Write("up/sub/c.json", "{}");

        await Client.Artifacts.UploadTextAsync(id, "a.txt", "hello");
        await Client.Artifacts.UploadFileAsync(id, _folder["up", "b.bin"], "models/x");
        await Client.Artifacts.UploadFolderAsync(id, _folder["up"], "data");
        await Client.Artifacts.UploadAsync(id, "stream.txt", new MemoryStream(Encoding.UTF8.GetBytes("stream")));

        Assert.Equal(
            [new("a.txt", false, 5), new("data", true, null), new("models", true, null), new("stream.txt", false, 6)],
            await Client.Artifacts.ListAsync(id));
        Assert.Equal([new("data/b.bin", false, 5), new("data/sub", true, null)], await Client.Artifacts.ListAsync(id, "data"));
        Assert.Equal([new ArtifactInfo("models/x", true, null)], await Client.Artifacts.ListAsync(id, "models"));
        Assert.Empty(await Client.Artifacts.ListAsync(id, "nope"));
        Assert.Equal("stream", Encoding.UTF8.GetString(await (await Client.Artifacts.OfRunAsync(id)).ReadBytesAsync("stream.txt")));
    }

    [SkippableFact]
    public async Task Artifacts_Downloaded_AreTheSameBytes()
    {
        var id = await NewRunAsync();
        var bytes = new byte[300_000];
        new Random(7).NextBytes(bytes);
        await Client.Artifacts.UploadAsync(id, "model/w.bin", new MemoryStream(bytes));
        await Client.Artifacts.UploadTextAsync(id, "model/s/t.txt", "old");
        await Client.Artifacts.UploadTextAsync(id, "model/s/t.txt", "new");
        await Client.Artifacts.UploadTextAsync(id, "top.txt", "top");

        await Client.Artifacts.DownloadFileAsync(id, "model/w.bin", _folder["single", "w.bin"]);
        await Client.Artifacts.DownloadFolderAsync(id, "model", _folder["model"]);
        await Client.Artifacts.DownloadFolderAsync(id, null, _folder["all"]);

        Assert.Equal(
            ["all/model/s/t.txt", "all/model/w.bin", "all/top.txt", "model/s/t.txt", "model/w.bin", "single/w.bin"], _folder.Files);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_folder["single", "w.bin"]));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_folder["model", "w.bin"]));
        Assert.Equal("new", await File.ReadAllTextAsync(_folder["all", "model", "s", "t.txt"]));
    }

    [SkippableTheory]
    [InlineData("sp ace.txt")]
    [InlineData("a+b.txt")]
    [InlineData("q&r=s.txt")]
    [InlineData("par(1)[2].txt")]
    [InlineData("comma,semi;at@.txt")]
    [InlineData("question?.txt")]
    [InlineData("Größe 脳.txt")]
    [InlineData(".hidden")]
    [InlineData("~tilde'quote!.txt")]
    public async Task Artifact_OddName_MakesTheTrip(string name)
    {
        var id = await NewRunAsync();

        await Client.Artifacts.UploadTextAsync(id, "odd/" + name, name);

        Assert.Equal("odd/" + name, Assert.Single(await Client.Artifacts.ListAsync(id, "odd")).Path);
        Assert.Equal(name, Encoding.UTF8.GetString(await (await Client.Artifacts.OfRunAsync(id)).ReadBytesAsync("odd/" + name)));
    }

    // MLflow's server takes no '#' in a path.
    [SkippableFact]
    public async Task Artifact_NameTheServerDoesNotTake_IsRefused()
    {
        var id = await NewRunAsync();

        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Artifacts.UploadTextAsync(id, "a#b.txt", "x"));
    }

    [SkippableFact]
    public async Task Artifact_Empty_MakesTheTrip()
    {
        var id = await NewRunAsync();

        await Client.Artifacts.UploadTextAsync(id, "empty.txt", "");

        Assert.Equal([new ArtifactInfo("empty.txt", false, 0)], await Client.Artifacts.ListAsync(id));
        Assert.Empty(await (await Client.Artifacts.OfRunAsync(id)).ReadBytesAsync("empty.txt"));
    }

    [SkippableFact]
    public async Task Artifact_Missing_ThrowsResourceDoesNotExist()
    {
        var id = await NewRunAsync();
        await Client.Artifacts.UploadTextAsync(id, "folder/a.txt", "x");

        var missing = await Assert.ThrowsAsync<MlflowException>(() => Client.Artifacts.DownloadFileAsync(id, "nope.txt", _folder["nope.txt"]));
        await Assert.ThrowsAsync<MlflowException>(() => Client.Artifacts.DownloadFileAsync(id, "folder", _folder["nope.txt"]));

        Assert.Equal(MlflowErrorCode.ResourceDoesNotExist, missing.ErrorCode);
        Assert.Empty(_folder.Files);
    }

    [SkippableFact]
    public async Task Artifacts_Deleted_AreGone()
    {
        var id = await NewRunAsync();
        var root = await Client.Artifacts.OfRunAsync(id);
        await root.UploadTextAsync("notes/n.txt", "n");
        await root.UploadTextAsync("keep.txt", "k");

        await root.DeleteAsync("notes");

        Assert.Equal(["keep.txt"], (await root.ListAsync()).Select(entry => entry.Path));
    }

    [SkippableFact]
    public async Task Artifact_TwentyMegabytes_MakesTheTrip()
    {
        var id = await NewRunAsync();
        var bytes = new byte[20 << 20];
        new Random(11).NextBytes(bytes);
        await File.WriteAllBytesAsync(_folder["big.bin"], bytes);

        await Client.Artifacts.UploadFileAsync(id, _folder["big.bin"]);
        await Client.Artifacts.DownloadFileAsync(id, "big.bin", _folder["back.bin"]);

        Assert.Equal([new ArtifactInfo("big.bin", false, 20 << 20)], await Client.Artifacts.ListAsync(id));
        var back = await File.ReadAllBytesAsync(_folder["back.bin"]);
        Assert.True(bytes.AsSpan().SequenceEqual(back));
    }

    [SkippableFact]
    public async Task Artifacts_ExperimentOnTheLocalDisk_AreWrittenThere()
    {
        var location = new Uri(_folder["my artifacts"]).AbsoluteUri;
        var id = await NewRunAsync(await Client.Experiments.CreateAsync(Unique("local"), location));

        await Client.Artifacts.UploadTextAsync(id, "a/b.txt", "x");

        Assert.Equal([$"my artifacts/{id}/artifacts/a/b.txt"], _folder.Files);
        Assert.Equal([new ArtifactInfo("a/b.txt", false, 1)], await Client.Artifacts.ListAsync(id, "a"));
    }
}

using MedScan.Experiments;
using MedScan.Imaging;
using MedScan.Tests.Imaging.Dicom;
using MedScan.Tests.Imaging.Nifti;
using MedScan.Training;
using MedScan.Training.Checkpoints;
using MedScan.Training.Evaluation;
using MedScan.Training.Prediction;
using MedScan.Training.Reports;

namespace MedScan.Tests.Training;

/// <summary>From a folder of DICOM files to predictions.</summary>
[Collection(SharedEngine.Name)]
public sealed class ScanTrainingTests : IDisposable
{
    private readonly TinyExperiment tiny = new();

    public void Dispose() => tiny.Dispose();

    // With a window in which a number is its own grey level, a DICOM file is the same image as the PNG it was made of.
    [Fact]
    public async Task RunAsync_DicomFolder_TrainsOnTheWindowAndPredictsWithIt()
    {
        string scans = Path.Combine(tiny.Root, "scans");
        for (int i = 0; i < 60; i++) ToDicom(i, scans);
        ExperimentConfig config = tiny.Config with
        {
            Data = tiny.Config.Data with { Root = scans, Window = GreyLevels.From(-1024) },
            Train = tiny.Config.Train with { Epochs = 1 },
            Evaluate = new EvaluateConfig { BootstrapSamples = 0 },
        };
        List<string> notices = [];
        ExperimentResult result = await Experiment.RunAsync(
            config, new ExperimentOptions { RunsDirectory = Path.Combine(tiny.Root, "runs") }, new Reports(report =>
            {
                if (report is NoticeReport notice) notices.Add(notice.Message);
            }));

        Assert.Contains("60 of 60 DICOM files hold identifying attributes (PatientID): handle the files as patients' data.", notices);
        Assert.Equal("-896/256", (await Checkpoint.LoadAsync(result.Folder)).Info.Preprocessing.Window.Name);

        // The same network on the same pixels, from PNG and from DICOM.
        using Predictor predictor = await Predictor.LoadAsync(result.Folder, new PredictorOptions { Precision = Precision.Float32, Threads = 1 });
        (string png, string kind) = tiny.Image(1);
        IReadOnlyList<ImagePrediction> predictions = await predictor.PredictAsync([png, Path.Combine(scans, kind, "01.dcm")]);
        Assert.Null(predictions[1].Error);
        Assert.Equal(predictions[0].Probabilities.Select(p => p.Probability), predictions[1].Probabilities.Select(p => p.Probability));

        Assert.Equal(
            (await Evaluator.OpenDataAsync(result.Folder, scans)).Digest,
            (await MedScan.Datasets.ImageDataset.FromFolderAsync(scans)).Digest);
    }

    [Fact]
    public async Task PredictAsync_ScanOfSeveralFrames_GivesOneForEach()
    {
        TrainingResult trained = await tiny.TrainAsync("one", tiny.Config with { Train = tiny.Config.Train with { Epochs = 1 } });
        string film = new DicomWriter().Describe(32, 32, bits: 8).Text(0x0028_0008, "IS", "3").Bytes(0x7FE0_0010, "OB", new byte[3 * 32 * 32]).Write(Path.Combine(tiny.Root, "film.dcm"));
        string volume = new NiftiWriter { Sides = [16, 16, 2], Voxels = new byte[16 * 16 * 4] }.Write(Path.Combine(tiny.Root, "volume.nii"));
        string absent = Path.Combine(tiny.Root, "absent.dcm");
        using Predictor predictor = await Predictor.LoadAsync(trained.BestCheckpoint, new PredictorOptions { BatchSize = 2, Precision = Precision.Float32, Threads = 1 });
        IReadOnlyList<ImagePrediction> predictions = await predictor.PredictAsync([film, film + "#2", film + "#4", volume, volume + "#x16", absent]);
        Assert.Equal(
            [film + "#1", film + "#2", film + "#3", film + "#2", film + "#4", volume + "#z1", volume + "#z2", volume + "#x16", absent],
            predictions.Select(prediction => prediction.Path));
        Assert.Equal([4, 8], Enumerable.Range(0, 9).Where(i => predictions[i].Error is not null));
        Assert.Contains("frame 4 was asked for, the file has 3", predictions[4].Error, StringComparison.Ordinal);
    }

    private void ToDicom(int index, string scans)
    {
        (string path, string kind) = tiny.Image(index);
        PixelImage image = ImageDecoder.Decode(path, new DecodeOptions { Color = ColorMode.Grayscale });
        short[] values = [.. image.Pixels.ToArray().Select(value => (short)value)];
        DicomWriter.Grey(image.Width, image.Height, values).Text(0x0028_1052, "DS", "-1024").Text(0x0028_1053, "DS", "1")
            .Text(0x0010_0020, "LO", $"P{index}").Write(Path.Combine(scans, kind, $"{index:00}.dcm"));
    }
}

using System.IO.Compression;
using MedScan.Datasets;
using MedScan.Imaging;

namespace MedScan.Tests.Datasets;

/// <summary>The small files were written with NumPy 1.24 (numpy.lib.format and zipfile).</summary>
public sealed class ImageDatasetMedMnistTests : IDisposable
{
    // train: (3, 28, 28), value = position modulo 256, labels 0 1 1; test: the first training image and its negative, labels 1 0.
    private const string Gray =
        "UEsDBBQAAAAIAAAAIQC2xJTYbAEAALAJAAAQAAAAdHJhaW5faW1hZ2VzLm5weZvsF+obEMnIUMZQrZ6SWpxcpG6loF5Taqiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GsY6" +
        "CkYWIKypo1CrQA7gYmBkYmZhZWPn4OTi5uHl4xcQFBIWERUTl5CUkpaRlZNXUFRSVlFVU9fQ1NLW0dXTNzA0MjYxNTO3sLSytrG1s3dwdHJ2cXVz9/D08vbx9fMPCAwKDgkNC4+IjIqO" +
        "iY2LT0hMSk5JTUvPyMzKzsnNyy8oLCouKS0rr6isqq6pratvaGxqbmlta+/o7Oru6e3rnzBx0uQpU6dNnzFz1uw5c+fNX7Bw0eIlS5ctX7Fy1eo1a9et37Bx0+YtW7dt37Fz1+49e/ft" +
        "P3Dw0OEjR48dP3Hy1OkzZ8+dv3Dx0uUrV69dv3Hz1u07d+/df/Dw0eMnT589f/Hy1es3b9+9//Dx0+cvX799//Hz1+8/f//9H/X/qP9H/T/q/1H/j/p/1P+j/ifkfwBQSwMEFAAAAAgA" +
        "AAAhAP2HN4hJAAAAgwAAABAAAAB0cmFpbl9sYWJlbHMubnB5m+wX6hsQychQxlCtnpJanFykbqWgXlNqqK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaxjoKhpo6CrUKZAMu" +
        "BkZGAFBLAwQUAAAACAAAACEA5Lgx6HMCAACgBgAADwAAAHRlc3RfaW1hZ2VzLm5weZvsF+obEMnIUMZQrZ6SWpxcpG6loF5Taqiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5" +
        "GkY6CkYWIKypo1CrQA7gYmBkYmZhZWPn4OTi5uHl4xcQFBIWERUTl5CUkpaRlZNXUFRSVlFVU9fQ1NLW0dXTNzA0MjYxNTO3sLSytrG1s3dwdHJ2cXVz9/D08vbx9fMPCAwKDgkNC4+I" +
        "jIqOiY2LT0hMSk5JTUvPyMzKzsnNyy8oLCouKS0rr6isqq6pratvaGxqbmlta+/o7Oru6e3rnzBx0uQpU6dNnzFz1uw5c+fNX7Bw0eIlS5ctX7Fy1eo1a9et37Bx0+YtW7dt37Fz1+49" +
        "e/ftP3Dw0OEjR48dP3Hy1OkzZ8+dv3Dx0uUrV69dv3Hz1u07d+/df/Dw0eMnT589f/Hy1es3b9+9//Dx0+cvX799//Hz1+8/f//9H/X/qP+R/f//398/v3/9/PH929cvnz99/PD+3ds3" +
        "r1+9fPH82dMnjx89fHD/3t07t2/dvHH92tUrly9dvHD+3Nkzp0+dPHH82NEjhw8dPLB/3949u3ft3LF929Ytmzdt3LB+3do1q1etXLF82dIlixctXDB/3tw5s2fNnDF92tQpkydNnNDf" +
        "19vT3dXZ0d7W2tLc1NhQX1dbU11VWVFeVlpSXFRYkJ+Xm5OdlZmRnpaakpyUmBAfFxsTHRUZER4WGhIcFBjg7+fr4+3l6eHu5uri7OToYG9na2NtZWlhbmZqYmxkaKCvp6ujraWpoa6m" +
        "qqKspKggLycrIy0lKSEuJioiLCQowM/Hy8PNxcnBzsbKwszEyDDq/1H/I/sfAFBLAwQUAAAACAAAACEAVBaui0gAAACCAAAADwAAAHRlc3RfbGFiZWxzLm5weZvsF+obEMnIUMZQrZ6S" +
        "WpxcpG6loF5Taqiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CoaaOgq1CmQDLkYGAFBLAQIUAxQAAAAIAAAAIQC2xJTYbAEAALAJAAAQAAAAAAAAAAAAAACAAQAAAAB0" +
        "cmFpbl9pbWFnZXMubnB5UEsBAhQDFAAAAAgAAAAhAP2HN4hJAAAAgwAAABAAAAAAAAAAAAAAAIABmgEAAHRyYWluX2xhYmVscy5ucHlQSwECFAMUAAAACAAAACEA5Lgx6HMCAACgBgAA" +
        "DwAAAAAAAAAAAAAAgAERAgAAdGVzdF9pbWFnZXMubnB5UEsBAhQDFAAAAAgAAAAhAFQWrotIAAAAggAAAA8AAAAAAAAAAAAAAIABsQQAAHRlc3RfbGFiZWxzLm5weVBLBQYAAAAABAAE" +
        "APYAAAAmBQAAAAA=";

    // Format version 2.0; train: (2, 28, 28, 3), first image (10, 20, 30) everywhere, second 200; labels 0 1.
    private const string Rgb =
        "UEsDBBQAAAAIAAAAIQDFi1PwcQAAAOASAAAQAAAAdHJhaW5faW1hZ2VzLm5weZvsF+obEMnEUMLAwFCtnpJanFykbqWgXlNqqK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvka" +
        "RjoKRhYQbKypo1CrQCLg4hKRG0WjaBSNolE0ikbRKBpFeNCJUTAKRsEoGAWjYBSMglGAFwAAUEsDBBQAAAAIAAAAIQBk/dG2SgAAAIIAAAAQAAAAdHJhaW5fbGFiZWxzLm5weZvsF+ob" +
        "EMnEUMLAwFCtnpJanFykbqWgXlNqqK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaRjoKhpo6CrUKZAIuBkYAUEsBAhQDFAAAAAgAAAAhAMWLU/BxAAAA4BIAABAAAAAAAAAA" +
        "AAAAAIABAAAAAHRyYWluX2ltYWdlcy5ucHlQSwECFAMUAAAACAAAACEAZP3RtkoAAACCAAAAEAAAAAAAAAAAAAAAgAGfAAAAdHJhaW5fbGFiZWxzLm5weVBLBQYAAAAAAgACAHwAAAAX" +
        "AQAAAAA=";

    private const string ManyLabels =
        "UEsDBBQAAAAIAAAAIQC2xJTYbAEAALAJAAAQAAAAdHJhaW5faW1hZ2VzLm5weZvsF+obEMnIUMZQrZ6SWpxcpG6loF5Taqiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GsY6" +
        "CkYWIKypo1CrQA7gYmBkYmZhZWPn4OTi5uHl4xcQFBIWERUTl5CUkpaRlZNXUFRSVlFVU9fQ1NLW0dXTNzA0MjYxNTO3sLSytrG1s3dwdHJ2cXVz9/D08vbx9fMPCAwKDgkNC4+IjIqO" +
        "iY2LT0hMSk5JTUvPyMzKzsnNyy8oLCouKS0rr6isqq6pratvaGxqbmlta+/o7Oru6e3rnzBx0uQpU6dNnzFz1uw5c+fNX7Bw0eIlS5ctX7Fy1eo1a9et37Bx0+YtW7dt37Fz1+49e/ft" +
        "P3Dw0OEjR48dP3Hy1OkzZ8+dv3Dx0uUrV69dv3Hz1u07d+/df/Dw0eMnT589f/Hy1es3b9+9//Dx0+cvX799//Hz1+8/f//9H/X/qP9H/T/q/1H/j/p/1P+j/ifkfwBQSwMEFAAAAAgA" +
        "AAAhAIv6/TpKAAAAqgAAABAAAAB0cmFpbl9sYWJlbHMubnB5m+wX6hsQychQxlCtnpJanFykbqWgXlNqqK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaxjoKhiaaOgq1CuQC" +
        "LgaiAQBQSwECFAMUAAAACAAAACEAtsSU2GwBAACwCQAAEAAAAAAAAAAAAAAAgAEAAAAAdHJhaW5faW1hZ2VzLm5weVBLAQIUAxQAAAAIAAAAIQCL+v06SgAAAKoAAAAQAAAAAAAAAAAA" +
        "AACAAZoBAAB0cmFpbl9sYWJlbHMubnB5UEsFBgAAAAACAAIAfAAAABICAAAAAA==";

    private const string Floats =
        "UEsDBBQAAAAIAAAAIQCUBaFlOgIAAEAlAAAQAAAAdHJhaW5faW1hZ2VzLm5wee3T+2vPexzA8Y9j57gzdw6Hr+PyHefLGYZh2Mz9Otcz9419Zxib7+Z23JakJUlIOklLkiRJkiQtSZIk" +
        "SZK0TjpJkiRJkofzJ/jFL+9X78er3q/fn0dmLZhZsKhRtDnaHi9JVq1KxUfF4jmlWfFELF5akapOFW9YUZEqSX67Tyour0q6V5UVVyb9M4YmYkOyv+mfiO2Mfc80j/6fmnFWrkcNddTT" +
        "QJQXRenEyCSXAoqopIZaDnGcOs5ykavUc4cHPKGBl7zlI9H4KEqjKS1JpwNd6E6MPmSQIJMssskhlwlMYQYFzKeQpRRRQhnlVFLNVnZQwx72so9a9nOAgxziMEc5xnH+4QQnqeMUpznD" +
        "Wc5xngtc5BKXucJVrnGdG9Rzk1vc5g53ucd9HvCQRzzmCU95xnMa+JcX/MdLXvGaN7zlHe/5wEc+8ZkvRPlR1IifaEwaP/MLTWhKM5rTgpa0ojVtSKct7WhPBzrSic50oSu/0o3u/EYP" +
        "ehKjF7/Tmz70pR9xMujPAP4gwUAG8SeZDGYIQ8liGMMZQTYjGcVochjDWMaRSx7jyWcCE5nEZKYwlWlMZwYzmcVsCpjDXOYxnwUs5C8KWcRilrCUZSxnBUUUs5JVlJCklNWUsYa1rKOc" +
        "9Wyggko2kqKKajaxmS1sZRt/s50d7GQXu/ND/6H/0H/oP/Qf+g/9h/5D/6H/0H/oP/Qf+g/9h/5D/6H/0H/oP/Qf+g/9h/5D/6H/0H/oP/Qf+g/9h/5/dP9fAVBLAwQUAAAACAAAACEA" +
        "/Yc3iEkAAACDAAAAEAAAAHRyYWluX2xhYmVscy5ucHmb7BfqGxDJyFDGUK2eklqcXKRupaBeU2qorqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RrGOgqGmjoKtQpkAy4GRkYA" +
        "UEsBAhQDFAAAAAgAAAAhAJQFoWU6AgAAQCUAABAAAAAAAAAAAAAAAIABAAAAAHRyYWluX2ltYWdlcy5ucHlQSwECFAMUAAAACAAAACEA/Yc3iEkAAACDAAAAEAAAAAAAAAAAAAAAgAFo" +
        "AgAAdHJhaW5fbGFiZWxzLm5weVBLBQYAAAAAAgACAHwAAADfAgAAAAA=";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<ImageDataset> OpenAsync(string name, byte[] content)
    {
        File.WriteAllBytes(folder.At(name), content);
        return ImageDataset.OpenAsync(folder.At(name));
    }

    private Task<ImageDataset> OpenAsync(string name, string base64) => OpenAsync(name, Convert.FromBase64String(base64));

    [Fact]
    public async Task FromMedMnistAsync_GrayArrays_BecomeSamplesInRowOrder()
    {
        ImageDataset dataset = await OpenAsync("pneumoniamnist_28.npz", Gray);

        Assert.Equal(["normal", "pneumonia"], dataset.Classes);
        Assert.Equal(["train_images/0", "train_images/1", "train_images/2", "test_images/0", "test_images/1"], dataset.Samples.Select(sample => sample.Path));
        Assert.Equal([0, 1, 1, 1, 0], dataset.Samples.Select(sample => sample.Label));
        Assert.Equal([3, 4], dataset.IndicesOf(DataSplit.Test));
        // hashlib.sha256(train[0].tobytes())
        Assert.Equal("e134792eaeb26b8617930ded6df12323f58dba7bda1028f34dbe309ef082f1e9", dataset.Samples[0].ContentHash);
        Assert.Equal(dataset.Samples[0].Group, dataset.Samples[3].Group);
        Assert.Equal([0, 3], Assert.Single(dataset.LabelConflicts).SampleIndices);
        Assert.Equal([3], SplitReport.Of(dataset).LeakedSamples);
    }

    [Fact]
    public async Task FromMedMnistAsync_ColourArraysOfVersion2_ReachTheCache()
    {
        ImageDataset dataset = await OpenAsync("unknown.npz", Rgb);
        using ImageCache cache = await ImageCache.OpenAsync(
            dataset, new Preprocessing { ImageSize = 32 }, new ImageCacheOptions { Directory = folder.At("cache") });

        Assert.Equal(["0", "1"], dataset.Classes);
        Assert.Equal([10, 20, 30, 10], cache.Pixels(0)[..4].ToArray());
        Assert.Equal(32 * 32 * 3, cache.Pixels(1).Length);
        Assert.True(cache.Pixels(1).IndexOfAnyExcept((byte)200) < 0);
    }

    [Theory]
    [InlineData(ManyLabels, "(3, 14)")]
    [InlineData(Floats, "type '<f4', and uint8")]
    public async Task FromMedMnistAsync_OtherArrays_AreRefused(string base64, string expected)
    {
        DatasetException exception = await Assert.ThrowsAsync<DatasetException>(() => OpenAsync("x.npz", base64));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromMedMnistAsync_AnyCutOrNoZip_IsADatasetException()
    {
        byte[] whole = Convert.FromBase64String(Gray);
        await Assert.ThrowsAsync<DatasetException>(() => OpenAsync("text.npz", "not a zip"u8.ToArray()));
        await Assert.ThrowsAsync<DatasetException>(() => OpenAsync("empty.npz", []));
        for (int length = 1; length < whole.Length; length += 97)
            await Assert.ThrowsAsync<DatasetException>(() => OpenAsync("cut.npz", whole[..length]));
    }

    // Whatever byte is damaged, the file is read or refused, never anything else.
    [Fact]
    public async Task FromMedMnistAsync_DamagedByte_NeverEscapesAsAnotherException()
    {
        byte[] whole = Convert.FromBase64String(Gray);
        for (int position = 0; position < whole.Length; position += 3)
        {
            byte[] damaged = [.. whole];
            damaged[position] ^= 0x55;
            Exception? exception = await Record.ExceptionAsync(() => OpenAsync("damaged.npz", damaged));
            Assert.True(exception is null or DatasetException, $"byte {position}: {exception}");
        }
    }

    [Theory]
    [InlineData("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 8, 8), }", 128, "Fortran order")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 8, 9), }", 128, "needs 144 bytes and 128 are stored")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (4000000000, 8, 8), }", 128, "is not readable")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2000000000, 2000000000, 2000000000), }", 128, "cannot be read")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (128,), }", 128, "expected (N, height, width)")]
    [InlineData("{'descr': '|u1'}", 128, "names no shape")]
    public async Task FromMedMnistAsync_HeaderThatLies_IsRefused(string header, int stored, string expected)
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            WriteArray(archive, "train_images.npy", header, stored);
            WriteArray(archive, "train_labels.npy", "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1), }", 2);
        }

        DatasetException exception = await Assert.ThrowsAsync<DatasetException>(() => OpenAsync("lie.npz", bytes.ToArray()));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    // Counts as numpy.bincount gives them.
    [SkippableFact]
    public async Task FromMedMnistAsync_RealPneumoniaMnist_IsReadWhole()
    {
        ImageDataset dataset = await ImageDataset.OpenAsync(RealData.PathOrSkip("pneumoniamnist.npz"));

        SplitReport report = SplitReport.Of(dataset);
        Assert.Equal(["normal", "pneumonia"], dataset.Classes);
        Assert.Equal([388, 3494], report.Counts[DataSplit.Train]);
        Assert.Equal([135, 389], report.Counts[DataSplit.Validation]);
        Assert.Equal([234, 390], report.Counts[DataSplit.Test]);
    }

    private static void WriteArray(ZipArchive archive, string name, string header, int stored)
    {
        using Stream stream = archive.CreateEntry(name).Open();
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0]);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(header));
        stream.Write(new byte[stored]);
    }
}

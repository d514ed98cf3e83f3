using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using MedScan.Training.Safetensors;
using static TorchSharp.torch;

namespace MedScan.Tests.Training.Safetensors;

/// <summary>The format is checked against its public description by taking the bytes apart by hand.</summary>
public sealed class SafetensorsFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medscan-safetensors").FullName;

    private string File => Path.Combine(folder, "file.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task WriteAsync_TwoTensors_LaysBytesOutAsDescribed()
    {
        using Tensor floats = tensor(new float[] { 1, -2, 0.5f, 4 }).reshape(2, 2);
        using Tensor transposed = floats.t();
        using Tensor counter = tensor(7L);
        await SafetensorsFile.WriteAsync(
            File, new Dictionary<string, Tensor> { ["w"] = transposed, ["n"] = counter }, new Dictionary<string, string> { ["format"] = "pt" });

        byte[] bytes = await System.IO.File.ReadAllBytesAsync(File);
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(8, length));
        JsonElement root = header.RootElement;
        byte[] data = bytes[(8 + length)..];

        Assert.Equal(0, length % 8);
        Assert.Equal("pt", root.GetProperty("__metadata__").GetProperty("format").GetString());
        Assert.Equal("""{"dtype":"I64","shape":[],"data_offsets":[0,8]}""", root.GetProperty("n").GetRawText());
        Assert.Equal("""{"dtype":"F32","shape":[2,2],"data_offsets":[8,24]}""", root.GetProperty("w").GetRawText());
        Assert.Equal(24, data.Length);
        Assert.Equal(7, BinaryPrimitives.ReadInt64LittleEndian(data));
        // The transposed view in C order: 1, 0.5, -2, 4.
        Assert.Equal(new byte[] { 0, 0, 0x80, 0x3F, 0, 0, 0, 0x3F, 0, 0, 0, 0xC0, 0, 0, 0x80, 0x40 }, data[8..]);
    }

    [Theory]
    [InlineData("F64", ScalarType.Float64, 8)]
    [InlineData("F32", ScalarType.Float32, 4)]
    [InlineData("F16", ScalarType.Float16, 2)]
    [InlineData("BF16", ScalarType.BFloat16, 2)]
    [InlineData("I64", ScalarType.Int64, 8)]
    [InlineData("I32", ScalarType.Int32, 4)]
    [InlineData("I16", ScalarType.Int16, 2)]
    [InlineData("I8", ScalarType.Int8, 1)]
    [InlineData("U8", ScalarType.Byte, 1)]
    [InlineData("BOOL", ScalarType.Bool, 1)]
    public async Task ReadAsync_HandMadeFile_ReadsEveryType(string name, ScalarType type, int size)
    {
        // Bytes 0 and 1 only, which are valid in every type.
        byte[] data = [.. Enumerable.Range(0, 6 * size).Select(i => (byte)(i % size == 0 ? i / size % 2 : 0))];
        await WriteAsync($$$"""{"a":{"dtype":"{{{name}}}","shape":[2,3],"data_offsets":[0,{{{6 * size}}}]}}""", data);

        using SafetensorsContent content = await SafetensorsFile.ReadAsync(File);

        Tensor tensor = content.Tensors["a"];
        Assert.Equal(type, tensor.dtype);
        Assert.Equal(new long[] { 2, 3 }, tensor.shape);
        Assert.Equal(data, tensor.bytes.ToArray());
    }

    [Fact]
    public async Task ReadAsync_EmptyTensorAndMetadata_AreRead()
    {
        await WriteAsync(
            """{"__metadata__":{"format":"pt"},"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"F32","shape":[0,3],"data_offsets":[0,0]}}   """, [9]);

        using SafetensorsContent content = await SafetensorsFile.ReadAsync(File);

        Assert.Equal("pt", content.Metadata["format"]);
        Assert.Equal(new long[] { 0, 3 }, content.Tensors["a"].shape);
        Assert.Equal(9, content.Tensors["b"].item<byte>());
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,12]}}""", "does not fit the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,16]}}""", "does not fit the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-3],"data_offsets":[0,12]}}""", "does not fit the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[12,0]}}""", "does not fit the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[-12,0]}}""", "does not fit the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", "does not fit the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3,0,9223372036854775807,9223372036854775807],"data_offsets":[0,12]}}""", "does not fit the bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[8],"data_offsets":[4,12]}}""", "overlap or leave a gap")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[4,12]}}""", "overlap or leave a gap")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", "describes 8 bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[99],"data_offsets":[0,99]}}""", "describes 99 bytes")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[12],"data_offsets":[0,12]}}""", "F8_E4M3")]
    [InlineData("""{"a":{"dtype":"U8","shape":[12]}}""", "lacks one of")]
    [InlineData("""{"a":{"dtype":"U8","shape":[12],"data_offsets":[0,12]},"a":{"dtype":"U8","shape":[12],"data_offsets":[0,12]}}""", "not the JSON")]
    [InlineData("""{"a":{"dtype":7,"shape":[12],"data_offsets":[0,12]}}""", "not the JSON")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,12]}}""", "not the JSON")]
    [InlineData("""{"a":3}""", "not the JSON")]
    [InlineData("[1,2,3]", "not the JSON")]
    [InlineData("{{{{{{{{", "not the JSON")]
    public async Task ReadAsync_HostileHeader_SaysWhatIsWrong(string header, string reason)
    {
        await WriteAsync(header, new byte[12]);

        SafetensorsException error = await Assert.ThrowsAsync<SafetensorsException>(() => SafetensorsFile.ReadAsync(File));

        Assert.StartsWith(File, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 }, "starts with 8 bytes")]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 1, 2 }, "header claims")]
    [InlineData(new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, 1, 2 }, "header claims")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0 }, "header claims")]
    public async Task ReadAsync_NotSuchAFile_SaysSo(byte[] bytes, string reason)
    {
        await System.IO.File.WriteAllBytesAsync(File, bytes);

        SafetensorsException error = await Assert.ThrowsAsync<SafetensorsException>(() => SafetensorsFile.ReadAsync(File));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NoFile_SaysSo()
    {
        SafetensorsException error = await Assert.ThrowsAsync<SafetensorsException>(() => SafetensorsFile.ReadAsync(File));

        Assert.Equal($"{File}: no such file.", error.Message);
    }

    [Fact]
    public async Task WriteAsync_UnknownType_LeavesTheOldFile()
    {
        await System.IO.File.WriteAllTextAsync(File, "old");
        using Tensor complex = zeros([2], dtype: ScalarType.ComplexFloat64);

        await Assert.ThrowsAsync<ArgumentException>(
            () => SafetensorsFile.WriteAsync(File, new Dictionary<string, Tensor> { ["a"] = complex }));

        Assert.Equal("old", await System.IO.File.ReadAllTextAsync(File));
        Assert.Single(Directory.GetFiles(folder));
    }

    private Task WriteAsync(string header, byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, json.Length);
        return System.IO.File.WriteAllBytesAsync(File, [.. prefix, .. json, .. data]);
    }
}

using System.Buffers.Binary;
using System.Globalization;
using System.Reflection;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Printing;

// Called as a notebook's kernel does: by the names of attribute, source and formatter.
public class TensorFormatterTests
{
    [Fact]
    public void Text_Matrix_HasShapeTypeAndValues() =>
        Assert.Equal("Tensor (2, 2), Float32, cpu\n[[1, 2.5]\n [-3, 4]]", Format(tensor(new[,] { { 1, 2.5f }, { -3, 4 } }), "text/plain"));

    [Fact]
    public void Text_HugeTensor_IsShortenedWithoutCopyingIt()
    {
        using Tensor huge = zeros(1).expand(1_000_000, 1_000_000);

        string text = Format(huge, "text/plain")!;

        Assert.StartsWith("Tensor (1000000, 1000000), Float32, cpu\n[[0, 0, 0, ... 0, 0, 0]\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 50, 400);
    }

    [Fact]
    public void Text_ManyDimensionsOrNoValues_IsTheHead()
    {
        Assert.Equal("Tensor (2, 2, 2, 2, 2, 2), Float32, cpu", Format(zeros(new long[] { 2, 2, 2, 2, 2, 2 }), "text/plain"));
        Assert.Equal("Tensor (0, 3), Float32, cpu", Format(zeros(0, 3), "text/plain"));
    }

    [Fact]
    public void Text_DisposedTensor_SaysSo()
    {
        Tensor gone = zeros(1);
        gone.Dispose();

        Assert.Equal("disposed tensor", Format(gone, "text/plain"));
    }

    [Theory]
    [InlineData(3, 28, 28, 112, 112)] // enlarged four times
    [InlineData(1, 200, 100, 100, 200)]
    public void Picture_OneImage_IsThatSize(int channels, int height, int width, int expectedWidth, int expectedHeight) =>
        Assert.Equal((expectedWidth, expectedHeight), SizeOf(Format(rand(channels, height, width), "image/png")));

    [Fact]
    public void Picture_Batch_IsAGridOfEightColumns() => // 8 of 112 and 7 gaps of 2; 2 rows and a gap
        Assert.Equal(((8 * 112) + 14, (2 * 112) + 2), SizeOf(Format(rand(10, 1, 28, 28), "image/png")));

    [Fact]
    public void Picture_WhatIsNoImage_IsNone()
    {
        Assert.Null(Format(rand(64, 64), "image/png"));
        Assert.Null(Format(rand(64, 3, 7, 7), "image/png"));
        Assert.Null(Format(rand(4), "image/png"));
        Assert.Null(Format(zeros(1, 16, 16, dtype: ScalarType.Bool), "image/png"));
    }

    [Fact]
    public void Picture_NotANumber_IsBlack() => Assert.NotNull(Format(full(new long[] { 1, 8, 8 }, float.NaN), "image/png"));

    private static (int Width, int Height) SizeOf(string? base64)
    {
        byte[] png = Convert.FromBase64String(base64!);
        // The PNG specification: an 8-byte signature, then IHDR with width and height at bytes 16 and 20.
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    private static string? Format(object value, string mimeType)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        CustomAttributeData attribute = value.GetType().GetCustomAttributesData().Single(data => data.AttributeType.Name == "TypeFormatterSourceAttribute");
        Type type = (Type)attribute.ConstructorArguments[0].Value!;
        object source = Activator.CreateInstance(type)!;
        foreach (object formatter in (IEnumerable<object>)type.GetMethod("CreateTypeFormatters", Any)!.Invoke(source, null)!)
        {
            if ((string)formatter.GetType().GetProperty("MimeType", Any)!.GetValue(formatter)! != mimeType)
                continue;
            StringWriter writer = new(CultureInfo.InvariantCulture);
            return (bool)formatter.GetType().GetMethod("Format", Any)!.Invoke(formatter, [value, writer])! ? writer.ToString() : null;
        }

        return null;
    }
}

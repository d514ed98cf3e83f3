using TorchSharp;

namespace MedScan.Torch.Tests;

// Bit patterns by hand: the upper half of the single-precision pattern, rounded to nearest, ties to even.
public class BFloat16Tests
{
    [Theory]
    [InlineData(0x3F808000u, 0x3F80)] // tie, even below
    [InlineData(0x3F818000u, 0x3F82)] // tie, even above
    [InlineData(0x3F808001u, 0x3F81)]
    [InlineData(0x7F7FFFFFu, 0x7F80)] // the largest float rounds to infinity
    [InlineData(0xFF800000u, 0xFF80)]
    [InlineData(0x00000001u, 0x0000)]
    public void Constructor_Single_RoundsToNearestEven(uint bits, ushort expected) =>
        Assert.Equal(BFloat16.FromRawValue(expected), new BFloat16(BitConverter.UInt32BitsToSingle(bits)));

    [Fact]
    public void NaN_AnyPayload_StaysNaN()
    {
        Assert.True(BFloat16.IsNaN(new BFloat16(BitConverter.UInt32BitsToSingle(0x7F800001))));
        Assert.True(BFloat16.IsNaN(BFloat16.NaN));
        Assert.False(BFloat16.IsFinite(BFloat16.PositiveInfinity));
    }

    [Fact]
    public void Arithmetic_Operators_RoundTheExactResult()
    {
        BFloat16 a = new(1.5f), b = new(0.25f);

        Assert.Equal(1.75f, (float)(a + b));
        Assert.Equal(1.25, (double)(a - b));
        Assert.Equal(0.375f, (a * b).ToSingle());
        Assert.Equal(6, (a / b).ToSingle());
        Assert.Equal(new BFloat16(-1.5f), -a);
        Assert.True(b < a && a >= b && a != b && a.CompareTo(b) > 0);
    }
}

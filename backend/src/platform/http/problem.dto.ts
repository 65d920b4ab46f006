import { ApiProperty } from '@nestjs/swagger';

class SentencesDto {
  @ApiProperty({ example: '没有找到，或者不在您的查看范围内。请返回列表刷新后再试。' })
  zh: string;

  @ApiProperty({
    example: 'Not found, or outside what you may see. Go back to the list, refresh and try again.',
  })
  en: string;
}

class ProblemFaultDto {
  @ApiProperty({ example: 'request.invalid' })
  code: string;

  @ApiProperty({ required: false, example: 'limit' })
  field?: string;

  @ApiProperty({ type: SentencesDto })
  sentences: SentencesDto;
}

/** The body of every error, for the document; the filter writes it. */
export class ProblemDto {
  @ApiProperty({ example: '/problems/request.not-found' })
  type: string;

  @ApiProperty({ example: 'request.not-found' })
  title: string;

  @ApiProperty({ example: 404 })
  status: number;

  @ApiProperty({ example: 'request.not-found', description: 'Stable; programs decide by it' })
  code: string;

  @ApiProperty({
    description: 'The sentence in the language of Accept-Language',
    example: '没有找到，或者不在您的查看范围内。请返回列表刷新后再试。',
  })
  detail: string;

  @ApiProperty({ type: SentencesDto })
  sentences: SentencesDto;

  @ApiProperty({
    required: false,
    example: 'limit',
    description: 'The field of the request that it is about',
  })
  field?: string;

  @ApiProperty({ required: false, type: [ProblemFaultDto], description: 'One entry for each further fault' })
  faults?: ProblemFaultDto[];

  @ApiProperty({
    example: '6d18c407-dff0-4896-ba75-d573576d6b63',
    description: 'To be told to the administrator',
  })
  requestId: string;
}
